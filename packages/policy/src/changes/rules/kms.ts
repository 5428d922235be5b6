import type { ChangeRule } from "../change-rule";
import { changes, inUse, notInUse, turnsOff } from "../conditions";
import { rulesOf } from "../holding";

const KEYS = ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"];
const DELETE = "KMS developer guide, Delete an AWS KMS key";
const CANCEL =
  "until its waiting period ends, aws kms cancel-key-deletion and enable-key bring it back; import it, and move what it encrypts";
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111";

/** Keys: what they encrypt is lost with them. */
export const kms: readonly ChangeRule[] = [
  ...rulesOf({
    id: "kms-key",
    types: KEYS,
    lost: "all that it encrypts, which nobody can read again",
    deletion: CANCEL,
    replacement:
      "keep the key, which rotates by itself; for another kind of key make a second one beside it, encrypt anew what this one encrypts, and delete it last",
    source: [DELETE],
    deletions: [
      {
        id: "in-use",
        only: inUse,
        effect: "destroys",
        reason:
          "it is disabled at once, so whoever uses it gets errors at once; when the waiting period ends, 7 to 30 days later, nobody can read what it encrypts",
        way: `keep the key for as long as anything is encrypted under it: databases, volumes, snapshots, and secrets of EKS keep their first key for good; ${CANCEL}`,
        sample: {
          before: { arn: KEY },
          beside: { "aws_db_instance.orders": { kms_key_id: KEY } },
        },
        otherwise: { before: { arn: KEY }, beside: { "aws_db_instance.orders": { kms_key_id: `${KEY}2` } } },
      },
      {
        id: "elsewhere",
        only: notInUse,
        effect: "destroys",
        reason:
          "nothing in this plan is seen to use it, and a plan does not know other layers, snapshots and old versions of objects: what it encrypts cannot be read when the waiting period ends, 7 to 30 days later",
        way: `look for its last use in CloudTrail, disable it for some weeks, and delete it only then; ${CANCEL}`,
        source: ["KMS developer guide, Determine past usage of a KMS key"],
        sample: { before: { arn: KEY } },
        otherwise: { before: { arn: KEY }, beside: { "aws_db_instance.orders": { kms_key_id: KEY } } },
      },
    ],
    fixed: [
      {
        id: "kind",
        attributes: [
          "customer_master_key_spec",
          "key_usage",
          "multi_region",
          "custom_key_store_id",
          "xks_key_id",
          "primary_key_arn",
          "key_material_base64",
        ],
        reason:
          "what a key is for, and of what kind, is fixed; this one is scheduled for deletion, with all that it encrypts",
      },
    ],
  }),
  {
    id: "kms-key-disabled",
    types: KEYS,
    on: ["update"],
    attributes: ["is_enabled", "enabled"],
    when: turnsOff,
    effect: "interrupts",
    lasts:
      "whoever uses it, until it is enabled again; databases stop, and RDS may not bring one back after seven days",
    reason: "a disabled key encrypts and decrypts nothing",
    way: "move what it encrypts to another key first",
    source: ["KMS developer guide, Enable and disable keys"],
    fault: { before: { is_enabled: true }, after: { is_enabled: false } },
    right: { before: { is_enabled: false }, after: { is_enabled: true } },
  },
  {
    id: "kms-key-lockout-check-off",
    types: KEYS,
    on: ["update"],
    attributes: ["bypass_policy_lockout_safety_check"],
    when: { words: "is turned on", test: (before, after) => before !== true && after === true },
    effect: "cannotBeUndone",
    reason: "a policy that lets nobody change it cannot be mended but by AWS Support",
    way: "leave the check on",
    source: ["KMS API, PutKeyPolicy"],
    fault: {
      before: { bypass_policy_lockout_safety_check: false },
      after: { bypass_policy_lockout_safety_check: true },
    },
    right: {
      before: { bypass_policy_lockout_safety_check: true },
      after: { bypass_policy_lockout_safety_check: false },
    },
  },
  ...rulesOf({
    id: "kms-alias",
    types: ["aws_kms_alias"],
    effect: "replaces",
    lost: "the name by which applications and policies may know the key",
    deletion: "look for its use in CloudTrail; what names the key by its ARN is not touched",
    replacement: "add a second alias, move who uses the first, and remove it afterwards",
    source: ["KMS developer guide, Delete an alias"],
    fixed: [{ id: "name", attributes: ["name", "name_prefix"], reason: "an alias cannot be renamed" }],
  }),
  {
    id: "kms-alias-target-changed",
    types: ["aws_kms_alias"],
    on: ["update"],
    attributes: ["target_key_id"],
    when: changes,
    effect: "interrupts",
    lasts: "whoever signs, verifies or decrypts by the alias and expects the first key",
    reason: "new data is encrypted under the other key, old data stays under the first",
    way: "keep the first key",
    source: ["KMS developer guide, Change the KMS key associated with an alias"],
    fault: { before: { target_key_id: "one" }, after: { target_key_id: "other" } },
    right: { before: { target_key_id: "one" }, after: { target_key_id: "one" } },
  },
];
