import { describe, expect, it } from "vitest";
import { place } from "../synthesized.fixture";
import { KEY_USERS, type KeyUser } from "./key-users";

const users = Object.keys(KEY_USERS) as KeyUser[];

/** The delivery service of CloudFront's logs sends neither account nor distribution. */
const unbounded: readonly KeyUser[] = ["distributionLogs"];

it.each(users)("the grant for %s names its principals and its actions", (user) => {
  for (const { Effect, Principal, Action, Resource } of KEY_USERS[user](place)) {
    expect({ Effect, Resource }).toEqual({ Effect: "Allow", Resource: "*" });
    expect(JSON.stringify(Principal)).not.toContain("*");
    expect([Action].flat()).not.toContain("kms:*");
  }
});

it.each(users.filter((user) => !unbounded.includes(user)))(
  "the grant for %s is for this account only",
  (user) => {
    for (const { Principal, Condition } of KEY_USERS[user](place)) {
      expect(JSON.stringify({ Principal, Condition })).toContain(place.account);
    }
  },
);

const readAndWrite = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

describe("the grant for log groups", () => {
  it("is to the service in the key's own region, for log groups of the account", () => {
    expect(KEY_USERS.logs(place)).toMatchObject([
      {
        Principal: { Service: "logs.eu-west-1.amazonaws.com" },
        Action: readAndWrite,
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*",
          },
        },
      },
    ]);
  });
});

describe("the grant for alarms", () => {
  it("lets CloudWatch encrypt what it publishes for the account", () => {
    expect(KEY_USERS.alarms(place)).toMatchObject([
      {
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });
});

describe("the grant for volumes of nodes", () => {
  it("lets Auto Scaling use the key, and hand it on to AWS services only", () => {
    const role =
      "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

    expect(KEY_USERS.nodeVolumes(place)).toEqual([
      { Sid: "NodeVolumes", Effect: "Allow", Principal: { AWS: role }, Action: readAndWrite, Resource: "*" },
      {
        Sid: "NodeVolumeGrants",
        Effect: "Allow",
        Principal: { AWS: role },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ]);
  });
});

describe("the grants for CloudFront", () => {
  it("let distributions of the account read objects and write none", () => {
    expect(KEY_USERS.distributions(place)).toMatchObject([
      {
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "kms:Decrypt",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
      },
    ]);
  });

  it("let the delivery of logs write objects and read none", () => {
    expect(KEY_USERS.distributionLogs()).toMatchObject([
      { Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "kms:GenerateDataKey*" },
    ]);
  });
});

describe("the grant for logs of load balancers", () => {
  it("is for what is delivered in the account's own region", () => {
    expect(KEY_USERS.loadBalancerLogs(place)).toMatchObject([
      {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: readAndWrite,
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
        },
      },
    ]);
  });
});
