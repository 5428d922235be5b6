import { describe, expect, it } from "vitest";
import { place } from "../synthesized.fixture";
import { KEY_USERS, type KeyUser } from "./key-users";

const users = Object.keys(KEY_USERS) as KeyUser[];

/** The deliverer of CloudFront's logs names neither account nor distribution. */
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

describe("the grant for log groups", () => {
  it("is to the service of the key's own region, for log groups of the account", () => {
    expect(KEY_USERS.logs(place)).toMatchObject([
      {
        Principal: { Service: "logs.eu-west-1.amazonaws.com" },
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*",
          },
        },
      },
    ]);
  });
});

describe("the grant for volumes of nodes", () => {
  it("lets Auto Scaling hand the key on to AWS services, and to nobody else", () => {
    const handing = KEY_USERS.nodeVolumes(place).filter(({ Action }) =>
      [Action].flat().includes("kms:CreateGrant"),
    );

    expect(handing).toMatchObject([
      { Action: "kms:CreateGrant", Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } },
    ]);
  });
});

describe("grants for CloudFront", () => {
  it("let distributions read objects and write none", () => {
    expect(KEY_USERS.distributions(place)).toMatchObject([{ Action: "kms:Decrypt" }]);
  });

  it("let the delivery of logs write objects and read none", () => {
    expect(KEY_USERS.distributionLogs()).toMatchObject([{ Action: "kms:GenerateDataKey*" }]);
  });
});

describe("the grant for alarms", () => {
  it("lets CloudWatch encrypt what it publishes", () => {
    expect(KEY_USERS.alarms(place)).toMatchObject([
      {
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      },
    ]);
  });
});

describe("the grant for logs of load balancers", () => {
  it("is for what the account's own region delivers", () => {
    expect(KEY_USERS.loadBalancerLogs(place)).toMatchObject([
      {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
        },
      },
    ]);
  });
});
