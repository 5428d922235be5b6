import type { ChangeRule } from "../change-rule";
import { changesFromValue, isGiven, isRemoved } from "../conditions";
import { rulesOf } from "../holding";

const GROUP = ["aws_cloudwatch_log_group"];

/** Logs, trails and backups: what tells afterwards what has happened. */
export const logs: readonly ChangeRule[] = [
  ...rulesOf({
    id: "log-group",
    types: GROUP,
    lost: "every log in it, with all streams and filters",
    deletion: "export the logs to S3 first; skip_destroy, applied before, leaves the group where it is",
    replacement:
      "make the other group beside it, move who writes, and keep this one until its logs are old enough",
    source: ["CloudWatch Logs API, DeleteLogGroup"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a group cannot be renamed, so Terraform deletes it with its logs",
      },
      {
        id: "class",
        attributes: ["log_group_class"],
        reason: "the class of a group is fixed, so Terraform deletes it with its logs",
        source: ["CloudWatch Logs user guide, Log classes"],
      },
    ],
  }),
  {
    id: "log-retention-shorter",
    types: GROUP,
    on: ["update"],
    attributes: ["retention_in_days"],
    when: {
      words: "is shorter (0 is for ever)",
      test: (before, after) => isGiven(after) && days(after) < days(before),
    },
    effect: "destroys",
    reason: "logs older than the new time are deleted, within 72 hours",
    way: "export them to S3 first; see how long logs have to be kept",
    source: ["CloudWatch Logs API, PutRetentionPolicy"],
    fault: { before: { retention_in_days: 365 }, after: { retention_in_days: 30 } },
    right: { before: { retention_in_days: 30 }, after: { retention_in_days: 0 } },
  },
  {
    id: "log-group-key-changed",
    types: GROUP,
    on: ["update"],
    attributes: ["kms_key_id"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "nobody, while the first key exists: logs written before stay under it",
    reason:
      "only new logs are encrypted under the other key; with the first key gone, the old logs cannot be read",
    way: "keep the first key until its logs are old enough",
    source: ["CloudWatch Logs user guide, Encrypt log data using AWS KMS"],
    fault: { before: { kms_key_id: "one" }, after: { kms_key_id: "other" } },
    right: { before: { kms_key_id: "one" }, after: { kms_key_id: "one" } },
  },
  ...rulesOf({
    id: "trail",
    types: [
      "aws_cloudtrail",
      "aws_cloudtrail_event_data_store",
      "aws_config_configuration_recorder",
      "aws_guardduty_detector",
    ],
    effect: "cannotBeUndone",
    lost: "the record of what happens from now on, and what the service has found so far",
    deletion: "be sure that another one records the account; what is in the bucket stays",
    source: ["CloudTrail user guide, Deleting a trail"],
    fixed: [
      {
        id: "name",
        attributes: ["name"],
        reason: "a trail or recorder cannot be renamed: nothing is recorded between the old one and the new",
      },
    ],
  }),
  ...rulesOf({
    id: "security-hub",
    types: ["aws_securityhub_account"],
    effect: "cannotBeUndone",
    lost: "its findings, with what people noted in them, within 90 days",
    deletion: "export findings that have to stay, and be sure that nothing reads them",
    source: ["Security Hub user guide, Disabling Security Hub"],
    fixed: [
      {
        id: "default-standards",
        attributes: ["enable_default_standards"],
        reason:
          "the provider reads it only while a hub is made, so it disables this one, and enables another",
      },
    ],
  }),
  ...rulesOf({
    id: "backup-vault",
    types: ["aws_backup_vault", "aws_backup_logically_air_gapped_vault"],
    effect: "refuses",
    lost: "every recovery point in it; AWS refuses while one is left",
    deletion:
      "copy recovery points to another vault, and delete them here first; a locked vault lets none go before its time",
    replacement:
      "make a second vault, let plans use it, and keep this one until its recovery points are old enough",
    source: ["Backup developer guide, Delete a backup vault"],
    fixed: [
      {
        id: "settings",
        attributes: ["name", "kms_key_arn"],
        reason: "name and key of a vault are fixed, and AWS refuses to delete one that holds recovery points",
      },
    ],
  }),
  {
    id: "backup-vault-with-points",
    types: ["aws_backup_vault"],
    on: ["delete", "replace"],
    attributes: [],
    only: { words: "with force_destroy true", holds: ({ before }) => before.value("force_destroy") === true },
    effect: "destroys",
    reason: "force_destroy is on: every recovery point in it goes",
    way: "turn force_destroy off in an apply before; copy what has to stay",
    source: ["AWS provider, aws_backup_vault"],
    fault: { before: { force_destroy: true } },
    right: { before: { force_destroy: false } },
  },
  {
    id: "backup-vault-locked",
    types: ["aws_backup_vault_lock_configuration"],
    on: ["update", "replace"],
    attributes: ["changeable_for_days", "min_retention_days", "max_retention_days"],
    when: { words: "changes, or is set", test: (before, after) => before !== after },
    effect: "cannotBeUndone",
    reason:
      "once its time to change is over, nobody takes a lock off, not even AWS, nor the recovery points before their time",
    way: "try in governance mode, without changeable_for_days, first",
    source: ["Backup developer guide, AWS Backup Vault Lock"],
    fault: { before: { min_retention_days: 7 }, after: { min_retention_days: 30 } },
    right: { before: { min_retention_days: 7 }, after: { min_retention_days: 7 } },
  },
  ...rulesOf({
    id: "backup-plan",
    types: ["aws_backup_plan", "aws_backup_selection"],
    effect: "replaces",
    lost: "the schedule: no backup is made from then on, and recovery points of a plan that is gone expire by no rule",
    deletion: "have another plan select the same resources first",
    source: ["Backup developer guide, Delete backup plans"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "name",
          "plan_id",
          "iam_role_arn",
          "resources",
          "not_resources",
          "selection_tag",
          "condition",
        ],
        reason:
          "it is fixed, so the plan or selection is deleted and made anew; a backup due meanwhile is not made",
      },
    ],
  }),
  {
    id: "lifecycle-expires-sooner",
    types: ["aws_s3_bucket_lifecycle_configuration"],
    on: ["update"],
    attributes: ["rule.expiration.days", "rule.noncurrent_version_expiration.noncurrent_days"],
    when: {
      words: "is set, or is sooner",
      test: (before, after) => smallest(after) < smallest(before),
    },
    effect: "destroys",
    reason: "objects older than that expire within days, those there are today too",
    way: "see how old the oldest objects are that have to stay; narrow the rule by a prefix or tag first",
    source: ["S3 user guide, Expiring objects"],
    fault: {
      before: { rule: [{ expiration: [{ days: 365 }] }] },
      after: { rule: [{ expiration: [{ days: 30 }] }] },
    },
    right: {
      before: { rule: [{ expiration: [{ days: 30 }] }] },
      after: { rule: [{ expiration: [{ days: 365 }] }] },
    },
  },
  {
    id: "lifecycle-removed",
    types: ["aws_s3_bucket_lifecycle_configuration"],
    on: ["update"],
    attributes: ["rule"],
    when: isRemoved,
    effect: "interrupts",
    lasts: "nobody; old versions and parts of uploads are kept, and paid, for ever",
    reason: "nothing expires any more",
    way: "keep a rule for old versions and for uploads that were broken off",
    source: ["S3 user guide, Managing the lifecycle of objects"],
    fault: { before: { rule: [{ id: "old" }] }, after: { rule: [] } },
    right: { before: { rule: [{ id: "old" }] }, after: { rule: [{ id: "old" }] } },
  },
];

/** Days of retention, where 0 and nothing are for ever. */
function days(value: unknown): number {
  return isGiven(value) && Number(value) > 0 ? Number(value) : Number.POSITIVE_INFINITY;
}

/** The soonest of one or several numbers of days. */
function smallest(value: unknown): number {
  return Math.min(...[value].flat().map(days));
}
