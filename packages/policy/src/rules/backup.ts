import { asList, isBlock } from "@strata/inventory";
import { all, each, isSet, target } from "../checks";
import { type Example, KEY, policy, trust } from "../example";
import type { ServiceRules } from "../rule";

/** Days of backups at least. */
const LEAST_DAYS = 7;

const daily = {
  rule_name: "daily",
  target_vault_name: "${aws_backup_vault.files.name}",
  schedule: "cron(0 5 ? * * *)",
  lifecycle: { delete_after: 35 },
};

const example: Example = {
  layer: "data",
  resource: {
    aws_backup_vault: { files: { name: "shop-files", kms_key_arn: KEY } },
    aws_backup_plan: { files: { name: "shop-files", rule: [daily] } },
    aws_backup_selection: {
      shared: {
        name: "files",
        plan_id: "${aws_backup_plan.files.id}",
        iam_role_arn: "${aws_iam_role.backups.arn}",
        resources: ["${aws_efs_file_system.shared.arn}"],
        depends_on: ["aws_iam_role_policy.backups"],
      },
    },
    aws_iam_role: { backups: { name: "shop-backups", assume_role_policy: trust("backup.amazonaws.com") } },
    aws_iam_role_policy: {
      backups: {
        role: "${aws_iam_role.backups.name}",
        policy: policy(
          {
            Effect: "Allow",
            Action: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"],
            Resource: "${aws_efs_file_system.shared.arn}",
          },
          {
            Effect: "Allow",
            Action: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
            Resource: "${aws_backup_vault.files.arn}",
          },
        ),
      },
    },
  },
};

/** Vaults and plans of AWS Backup. */
export const backup: ServiceRules = {
  example,
  rules: [
    {
      id: "backup-vault-encrypted",
      type: "aws_backup_vault",
      level: "M",
      reason:
        "without a key of ours a vault has AWS's, which no policy of ours is about; it cannot be changed later",
      source: ["Backup.1", "CKV_AWS_166"],
      setting: "fileSystems.key",
      fault: { at: "aws_backup_vault/files/kms_key_arn" },
      holds: isSet("kms_key_arn"),
    },
    {
      id: "backup-plan-retention",
      type: "aws_backup_plan",
      level: "M",
      reason: "without an end backups are kept, and paid, for ever; a fault is often found days later",
      source: ["AWS Backup, backup plan options"],
      setting: "fileSystems.backupRetentionDays",
      fault: { at: "aws_backup_plan/files/rule", to: [{ ...daily, lifecycle: { delete_after: 1 } }] },
      holds: each("rule", `with lifecycle.delete_after of at least ${LEAST_DAYS} days`, ({ lifecycle }) => {
        const [ends] = asList(lifecycle).filter(isBlock);
        return Number(ends?.delete_after ?? 0) >= LEAST_DAYS;
      }),
    },
    {
      id: "backup-selection-of-plan",
      type: "aws_backup_selection",
      level: "M",
      reason: "a selection without a plan of ours backs up into a vault that nobody has looked at",
      source: ["AWS Backup, assigning resources"],
      setting: "fileSystems.backups",
      fault: { at: "aws_backup_selection/shared/plan_id", to: "11111111-1111-1111-1111-111111111111" },
      holds: all(isSet("resources"), target("plan_id", "aws_backup_plan", isSet("rule"))),
    },
  ],
};
