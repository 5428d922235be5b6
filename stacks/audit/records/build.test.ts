import { describe, expect, it } from "vitest";
import { addresses, at, statements, synth } from "../shop.fixture";

describe("what the parts of the audit layer share", () => {
  const template = synth({ key: { deletionWindowDays: 14 }, accessLogs: { expireDays: 90 } });

  it("is a key and a bucket of access logs", () => {
    expect(addresses(template).filter((address) => /^aws_(kms_key|s3_bucket)\./.test(address))).toEqual([
      "aws_kms_key.key",
      "aws_s3_bucket.access-logs",
    ]);
    expect(at(template, "aws_kms_alias.key_alias").name).toBe("alias/shop-production-audit");
    expect(at(template, "aws_kms_key.key").deletion_window_in_days).toBe(14);
    expect(at(template, "aws_s3_bucket.access-logs").bucket).toBe("shop-production-audit-logs-111122223333");
    expect(template.output).toMatchObject({ key_arn: { value: "${aws_kms_key.key.arn}" } });
  });

  it("takes access logs, and deletes them in time", () => {
    expect(
      statements(at(template, "aws_s3_bucket_policy.access-logs_policy").policy).map(({ Sid }) => Sid),
    ).toEqual(["DenyInsecureTransport", "ServerAccessLogs"]);
    expect(at(template, "aws_s3_bucket_lifecycle_configuration.access-logs_lifecycle").rule).toMatchObject([
      { id: "abort-incomplete" },
      { expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
    ]);
  });

  it("lets each trail use the key, and nobody where there is none", () => {
    const users = (trails: Readonly<Record<string, object>>): readonly unknown[] =>
      statements(at(synth({ trails }), "aws_kms_key.key").policy).filter(({ Sid }) => Sid === "Trails");
    const arn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail";

    expect(users({ account: {}, second: { name: "{id}.second" } })).toMatchObject([
      {
        Condition: {
          StringEquals: {
            "aws:SourceArn": [`${arn}/shop-production-account`, `${arn}/shop-production.second`],
          },
        },
      },
    ]);
    expect(users({})).toEqual([]);
  });
});
