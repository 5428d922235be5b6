import { atLeast, companion, either, equals, isSet, where } from "../checks";
import { type Example, policy } from "../example";
import type { ServiceRules } from "../rule";

const example: Example = {
  layer: "network",
  resource: {
    aws_kms_key: {
      logs: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy({
          Effect: "Allow",
          Action: "kms:*",
          Resource: "*",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
        }),
      },
    },
    aws_kms_key_policy: {
      logs: {
        key_id: "${aws_kms_key.logs.key_id}",
        policy: policy({
          Effect: "Allow",
          Action: "kms:*",
          Resource: "*",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
        }),
      },
    },
  },
};

/** KMS keys: who may use them, rotation, and deletion. */
export const kms: ServiceRules = {
  example,
  rules: [
    {
      id: "kms-key-rotated",
      type: "aws_kms_key",
      level: "M",
      reason: "a key that never rotates protects ever more data",
      source: ["KMS.4", "CKV_AWS_7", "AVD-AWS-0065"],
      setting: "",
      fault: { at: "aws_kms_key/logs/enable_key_rotation", to: false },
      // KMS rotates symmetric keys only; a DNSSEC key is elliptic.
      holds: where(
        (key) => [undefined, "SYMMETRIC_DEFAULT"].includes(key.get("customer_master_key_spec") as undefined),
        equals("enable_key_rotation", true),
      ),
    },
    {
      id: "kms-key-policy-explicit",
      type: "aws_kms_key",
      level: "M",
      reason: "who may use a key is in the code, and reviewed with it",
      source: ["CKV2_AWS_64"],
      setting: "",
      fault: { at: "aws_kms_key/other/enable_key_rotation", to: true },
      holds: either(isSet("policy"), companion("aws_kms_key_policy", "key_id")),
    },
    {
      id: "kms-key-deletion-window",
      type: "aws_kms_key",
      level: "P",
      reason: "data is lost with its key: thirty days to notice",
      source: ["KMS.3"],
      setting: "",
      fault: { at: "aws_kms_key/logs/deletion_window_in_days", to: 7 },
      holds: atLeast("deletion_window_in_days", 30),
    },
  ],
};
