import { describe, expect, it } from "vitest";
import { northVirginia, place, statements, synthesized } from "../synthesized.fixture";
import { Key, type KeyProps } from "./key";

const build = (props: Partial<KeyProps> = {}) =>
  synthesized(
    (scope) => new Key(scope, "data", { place, alias: "shop-data", description: "Data", ...props }),
  );

describe("a key", () => {
  const { built, addresses, at, written } = build();

  it("has one alias, under which people find it", () => {
    expect(addresses).toEqual(["aws_kms_alias.data_alias", "aws_kms_key.data"]);
    expect(at("aws_kms_alias.data_alias")).toEqual({
      name: "alias/shop-data",
      target_key_id: "${aws_kms_key.data.key_id}",
    });
  });

  it("rotates each year", () => {
    expect(at("aws_kms_key.data")).toMatchObject({ enable_key_rotation: true, rotation_period_in_days: 365 });
  });

  it("can be saved for 30 days after a request to delete it, unless fewer are set", () => {
    expect(at("aws_kms_key.data").deletion_window_in_days).toBe(30);
    expect(build({ deletionWindowDays: 7 }).at("aws_kms_key.data").deletion_window_in_days).toBe(7);
  });

  it("is administered by IAM policies of its own account, and used by nobody else", () => {
    expect(statements(at("aws_kms_key.data").policy)).toEqual([
      {
        Sid: "AccountAdministration",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "kms:*",
        Resource: "*",
      },
    ]);
  });

  it("exposes its ARN and its id", () => {
    expect(written({ arn: built.arn, id: built.keyId })).toEqual({
      arn: "${aws_kms_key.data.arn}",
      id: "${aws_kms_key.data.key_id}",
    });
  });

  it("is used by the services that are named, then by what the statements grant", () => {
    const statement = { Sid: "Backups", Effect: "Allow", Action: "kms:Decrypt", Resource: "*" } as const;
    const { policy } = build({ users: ["alarms", "logs"], statements: [statement] }).at("aws_kms_key.data");

    expect(statements(policy).map(({ Sid }) => Sid)).toEqual([
      "AccountAdministration",
      "CloudWatchAlarms",
      "CloudWatchLogs",
      "Backups",
    ]);
  });

  it("stands in another region together with its alias", () => {
    const abroad = synthesized((scope) => {
      const provider = northVirginia(scope);
      return new Key(scope, "data", { place, alias: "shop-data", description: "Data", provider });
    });

    for (const address of abroad.addresses) expect(abroad.at(address).provider).toBe("aws.us-east-1");
    expect(at("aws_kms_key.data")).not.toHaveProperty("provider");
  });
});
