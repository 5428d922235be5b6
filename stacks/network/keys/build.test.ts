import { describe, expect, it } from "vitest";
import { type NetworkInput, resource, statements, synthNetwork } from "../shop.fixture";

type User = NonNullable<NonNullable<NetworkInput["keys"]>[string]["users"]>[number];

/** The policy of a key beside the one that logs and alarms use. */
function policyFor(...users: User[]) {
  const platform = { description: "Logs and alarms", users: ["logs" as const, "alarms" as const] };
  const json = synthNetwork({ keys: { platform, other: { description: "Other", users } } });
  return statements(resource(json, "aws_kms_key", "keys_other").policy);
}

const administration = {
  Sid: "AccountAdministration",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};

const DATA = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

const SCALING =
  "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

describe("keys", () => {
  it("rotate each year and have an alias", () => {
    const json = synthNetwork();

    expect(resource(json, "aws_kms_key", "keys_platform")).toMatchObject({
      enable_key_rotation: true,
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
    });
    expect(resource(json, "aws_kms_alias", "keys_platform_alias")).toEqual({
      name: "alias/shop-production-platform",
      target_key_id: "${aws_kms_key.keys_platform.key_id}",
    });
  });

  it("are for those whom IAM lets use them, where no service is a user", () => {
    expect(policyFor()).toEqual([administration]);
  });

  it("may be used by the log groups of the account and region", () => {
    expect(policyFor("logs")).toEqual([
      administration,
      {
        Sid: "CloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: "logs.eu-west-1.amazonaws.com" },
        Action: DATA,
        Resource: "*",
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*",
          },
        },
      },
    ]);
  });

  it("may be used by the account's alarms", () => {
    expect(policyFor("alarms")).toEqual([
      administration,
      {
        Sid: "CloudWatchAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  it("may be used by Auto Scaling, which grants their use to the volumes it makes", () => {
    expect(policyFor("nodeVolumes")).toEqual([
      administration,
      { Sid: "NodeVolumes", Effect: "Allow", Principal: { AWS: SCALING }, Action: DATA, Resource: "*" },
      {
        Sid: "NodeVolumeGrants",
        Effect: "Allow",
        Principal: { AWS: SCALING },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ]);
  });

  it("may be used by the account's distributions, which read what they serve", () => {
    expect(policyFor("distributions")).toEqual([
      administration,
      {
        Sid: "Distributions",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
      },
    ]);
  });

  it("may be used by who delivers distributions' logs, to write and not to read", () => {
    expect(policyFor("distributionLogs")).toEqual([
      administration,
      {
        Sid: "DistributionLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: "kms:GenerateDataKey*",
        Resource: "*",
      },
    ]);
  });

  it("may be used by who delivers load balancers' logs, of this account and region only", () => {
    expect(policyFor("loadBalancerLogs")[1]).toMatchObject({
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
      },
    });
  });
});
