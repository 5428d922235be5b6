import type { PolicyDocument } from "@strata/inventory";
import { atLeast, companion, either, equals, isSet, show, where } from "../checks";
import { type Check, met, type Rule } from "../rule";

/** A principal of everybody without a condition, in an Allow. */
export function publicStatement(document: PolicyDocument): string | undefined {
  const found = document.statements.find(
    ({ effect, principals, conditions }) =>
      effect === "Allow" &&
      Object.values(principals).some((names) => names.includes("*")) &&
      Object.keys(conditions).length === 0,
  );
  return found === undefined ? undefined : show(found.sid ?? found.actions);
}

/** The policy at `policy` grants nothing to everybody. */
export const notPublic: Check = (resource) => {
  const found = publicStatement(resource.policy("policy"));
  return met(found === undefined, "no Allow to everybody without a condition", `${found}`);
};

/** Keys: ours, rotated, and not lost by mistake. */
export const kmsRules: readonly Rule[] = [
  {
    id: "kms-key-rotated",
    type: "aws_kms_key",
    level: "M",
    reason: "a key that never rotates protects ever more data",
    source: ["KMS.4", "CKV_AWS_7", "AVD-AWS-0065"],
    setting: "",
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
    reason: "who may use a key is written down, and reviewed with the rest",
    source: ["CKV2_AWS_64"],
    setting: "",
    holds: either(isSet("policy"), companion("aws_kms_key_policy", "key_id")),
  },
  {
    id: "kms-key-not-public",
    type: "aws_kms_key",
    level: "M",
    reason: "a key that everybody may use protects nothing",
    source: ["KMS.5", "CKV_AWS_33"],
    setting: "",
    holds: where((key) => key.get("policy") !== undefined, notPublic),
  },
  {
    id: "kms-key-policy-not-public",
    type: "aws_kms_key_policy",
    level: "M",
    reason: "a key that everybody may use protects nothing",
    source: ["KMS.5", "CKV_AWS_33"],
    setting: "",
    holds: notPublic,
  },
  {
    id: "kms-key-deletion-window",
    type: "aws_kms_key",
    level: "P",
    reason: "data is lost with its key: thirty days to notice",
    source: ["KMS.3"],
    setting: "",
    holds: atLeast("deletion_window_in_days", 30),
  },
];
