import { expect, it } from "vitest";
import { volumeEncryption } from "./volume-encryption";

const [grants, use] = volumeEncryption("arn:aws:kms:eu-west-1:111122223333:key/1");

it("a storage driver hands the key on to AWS services only", () => {
  expect(grants).toEqual({
    Effect: "Allow",
    Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
    Resource: "arn:aws:kms:eu-west-1:111122223333:key/1",
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
});

it("a storage driver uses this key, and administers none", () => {
  expect(use).toEqual({
    Effect: "Allow",
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "arn:aws:kms:eu-west-1:111122223333:key/1",
  });
});
