import { describe, expect, it } from "vitest";
import { at, statements, synth } from "../shop.fixture";

const TRAIL = "aws_cloudtrail.trails_account";
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.trails_account_bucket_lifecycle";
const LOCK = "aws_s3_bucket_object_lock_configuration";

describe("a trail", () => {
  const template = synth({ trails: { account: {} } });

  it("writes to its bucket and its log group with the layer's key", () => {
    expect(at(template, TRAIL)).toMatchObject({
      name: "shop-production-account",
      s3_bucket_name: "${aws_s3_bucket.trails_account_bucket.bucket}",
      kms_key_id: "${aws_kms_key.key.arn}",
      is_multi_region_trail: true,
    });
    expect(at(template, "aws_s3_bucket.trails_account_bucket").bucket).toBe(
      "shop-production-account-trail-111122223333",
    );
    expect(at(template, "aws_cloudwatch_log_group.trails_account_group")).toEqual({
      name: "/aws/cloudtrail/shop-production-account",
      retention_in_days: 365,
      kms_key_id: "${aws_kms_key.key.arn}",
    });
    expect(at(template, "aws_iam_role.trails_account_role").name).toBe("shop-production-account-trail");
  });

  it("is made once its bucket lets it write, and its role may", () => {
    expect(at(template, TRAIL).depends_on).toEqual([
      "aws_s3_bucket_ownership_controls.trails_account_bucket_ownership",
      "aws_s3_bucket_policy.trails_account_bucket_policy",
      "aws_iam_role_policy.trails_account_role_write",
    ]);
    expect(
      statements(at(template, "aws_s3_bucket_policy.trails_account_bucket_policy").policy).map(
        ({ Sid }) => Sid,
      ),
    ).toEqual(["DenyInsecureTransport", "TrailAcl", "TrailWrite"]);
  });

  it("has requests to its bucket recorded", () => {
    expect(at(template, "aws_s3_bucket_logging.trails_account_bucket_logging")).toMatchObject({
      target_bucket: "${aws_s3_bucket.access-logs.bucket}",
      target_prefix: "shop-production-account-trail-111122223333/",
    });
  });

  it("is what later layers read", () => {
    expect(template.output.trails?.value).toEqual({
      account: {
        arn: "${aws_cloudtrail.trails_account.arn}",
        bucket_name: "${aws_s3_bucket.trails_account_bucket.bucket}",
        bucket_arn: "${aws_s3_bucket.trails_account_bucket.arn}",
        log_group_name: "${aws_cloudwatch_log_group.trails_account_group.name}",
        log_group_arn: "${aws_cloudwatch_log_group.trails_account_group.arn}",
      },
    });
  });

  it("keeps its files for ever, and holds none, unless it is told to", () => {
    expect(at(template, LIFECYCLE).rule).toHaveLength(1);
    expect(template.resource).not.toHaveProperty(LOCK);
  });
});

it("a trail has the names, times and events that its settings say", () => {
  const template = synth({
    trails: {
      account: {
        name: "{id}.events",
        bucket: {
          name: "{id}-events",
          objectLock: { mode: "compliance", days: 400 },
          expireDays: 730,
          transition: { days: 90, storageClass: "GLACIER_IR" },
        },
        logs: { retentionDays: 90 },
        objectsOf: ["shop-state"],
        insights: ["ApiCallRateInsight"],
      },
    },
  });

  expect(at(template, TRAIL)).toMatchObject({
    name: "shop-production.events",
    event_selector: [{ data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::shop-state/"] }] }],
    insight_selector: [{ insight_type: "ApiCallRateInsight" }],
  });
  expect(at(template, "aws_s3_bucket.trails_account_bucket").bucket).toBe("shop-production-events");
  expect(at(template, `${LOCK}.trails_account_bucket_object-lock`).rule).toEqual({
    default_retention: { mode: "COMPLIANCE", days: 400 },
  });
  expect(at(template, LIFECYCLE).rule).toMatchObject([
    {},
    {
      expiration: [{ days: 730 }],
      transition: [{ days: 90, storage_class: "GLACIER_IR" }],
    },
  ]);
  expect(at(template, "aws_cloudwatch_log_group.trails_account_group").retention_in_days).toBe(90);
});
