import { reachOf, subnetsAt } from "@strata/inventory";
import {
  all,
  atLeast,
  companion,
  contains,
  equals,
  isAbsent,
  isSet,
  literal,
  notTrue,
  oneOf,
  target,
} from "../checks";
import { type Check, met, type Rule } from "../rule";

const RDS = "aws_db_instance";
const EFS = "aws_efs_file_system";
const ACCESS_POINT = "aws_efs_access_point";
const MOUNT = "aws_efs_mount_target";

const forcesTls: Check = target("parameter_group_name", "aws_db_parameter_group", (group) => {
  const parameter = group.blocks("parameter").find(({ name }) => name === "rds.force_ssl");
  return met(String(parameter?.value) === "1", 'parameter rds.force_ssl "1"', String(parameter?.value));
});

const privateMount: Check = (mount, inventory) => {
  const open = subnetsAt(mount, "subnet_id", inventory).find(
    (subnet) => reachOf(subnet, inventory) === "internet",
  );
  return met(open === undefined, "subnet_id of a private subnet", `${open?.address}`);
};

/** Databases, file systems and secrets. */
export const databaseRules: readonly Rule[] = [
  {
    id: "rds-encrypted",
    type: RDS,
    level: "M",
    reason: "snapshots and replicas inherit it, and it cannot be turned on later",
    source: ["RDS.3", "CKV_AWS_16", "AVD-AWS-0080"],
    setting: "databases.key",
    holds: all(equals("storage_encrypted", true), isSet("kms_key_id")),
  },
  {
    id: "rds-private",
    type: RDS,
    level: "M",
    reason: "a database has no public address",
    source: ["RDS.2", "CKV_AWS_17", "AVD-AWS-0180"],
    setting: "databases.tier",
    holds: notTrue("publicly_accessible"),
  },
  {
    id: "rds-backups",
    type: RDS,
    level: "M",
    reason: "a week to notice that data is gone",
    source: ["RDS.11", "CKV_AWS_133"],
    setting: "databases.backupRetentionDays",
    holds: atLeast("backup_retention_period", 7),
  },
  {
    id: "rds-multi-zone",
    type: RDS,
    level: "P",
    reason: "a zone's failure is a failover, not an outage",
    source: ["RDS.5", "CKV_AWS_157"],
    setting: "databases.multiAz",
    holds: equals("multi_az", true),
  },
  {
    id: "rds-deletion-protected",
    type: RDS,
    level: "P",
    reason: "a mistaken destroy stops here",
    source: ["RDS.8", "CKV_AWS_293"],
    setting: "databases.deletionProtection",
    holds: equals("deletion_protection", true),
  },
  {
    id: "rds-final-snapshot",
    type: RDS,
    level: "P",
    reason: "a destroyed database can be brought back",
    source: ["CKV_AWS_293"],
    setting: "databases.finalSnapshot",
    holds: all(notTrue("skip_final_snapshot"), isSet("final_snapshot_identifier")),
  },
  {
    id: "rds-tags-on-snapshots",
    type: RDS,
    level: "M",
    reason: "snapshots are found and billed by tag",
    source: ["RDS.17", "CKV2_AWS_60"],
    setting: "",
    holds: equals("copy_tags_to_snapshot", true),
  },
  {
    id: "rds-minor-upgrades",
    type: RDS,
    level: "M",
    reason: "minor versions are where security fixes come",
    source: ["RDS.13", "CKV_AWS_226"],
    setting: "",
    holds: literal("auto_minor_version_upgrade", "absent or true", (value) =>
      [undefined, null, true, "true"].includes(value as null),
    ),
  },
  {
    id: "rds-iam-authentication",
    type: RDS,
    level: "M",
    reason: "people sign in without a password that lives on",
    source: ["RDS.10", "CKV_AWS_161"],
    setting: "",
    holds: equals("iam_database_authentication_enabled", true),
  },
  {
    id: "rds-logs",
    type: RDS,
    level: "M",
    reason: "the database's own log outlives it",
    source: ["RDS.9", "RDS.36", "CKV_AWS_129"],
    setting: "",
    holds: contains("enabled_cloudwatch_logs_exports", ["postgresql", "upgrade"]),
  },
  {
    id: "rds-tls",
    type: RDS,
    level: "M",
    reason: "a client that does not ask for TLS is refused",
    source: ["RDS.38", "CKV2_AWS_30", "CKV2_AWS_69"],
    setting: "",
    holds: forcesTls,
  },
  {
    id: "rds-managed-password",
    type: RDS,
    level: "M",
    reason: "no password in state; Secrets Manager rotates it",
    source: ["RDS managed passwords"],
    setting: "",
    holds: all(equals("manage_master_user_password", true), isAbsent("password")),
  },
  {
    id: "efs-encrypted",
    type: EFS,
    level: "M",
    reason: "it cannot be turned on later",
    source: ["EFS.1", "EFS.8", "CKV_AWS_42", "CKV_AWS_184", "AVD-AWS-0037"],
    setting: "fileSystems.key",
    holds: all(equals("encrypted", true), isSet("kms_key_id")),
  },
  {
    id: "efs-modes",
    type: EFS,
    level: "M",
    reason: "both modes are chosen: one cannot change, the other bills differently",
    source: ["EFS performance guide"],
    setting: "fileSystems.throughputMode",
    holds: all(
      oneOf("performance_mode", ["generalPurpose", "maxIO"]),
      oneOf("throughput_mode", ["bursting", "elastic", "provisioned"]),
    ),
  },
  {
    id: "efs-backed-up",
    type: EFS,
    level: "M",
    reason: "a file system has no snapshots of its own",
    source: ["EFS.2", "EFS.7", "CKV2_AWS_18"],
    setting: "fileSystems.backups",
    holds: companion("aws_efs_backup_policy", "file_system_id", equals("backup_policy.status", "ENABLED")),
  },
  {
    id: "efs-mounted",
    type: EFS,
    level: "M",
    reason: "without a mount target nothing reaches it",
    source: ["EFS.6"],
    setting: "fileSystems.tier",
    holds: companion(MOUNT, "file_system_id"),
  },
  {
    id: "efs-mount-private",
    type: MOUNT,
    level: "M",
    reason: "files are not reachable from the internet",
    source: ["EFS.6"],
    setting: "fileSystems.tier",
    holds: privateMount,
  },
  {
    id: "efs-mount-group",
    type: MOUNT,
    level: "M",
    reason: "without a group the VPC's empty default one applies, and mounts hang",
    source: ["EC2.2"],
    setting: "",
    holds: isSet("security_groups"),
  },
  {
    id: "efs-access-point-root",
    type: ACCESS_POINT,
    level: "M",
    reason: "an access point at / separates nobody",
    source: ["EFS.3", "CKV_AWS_329"],
    setting: "accessPoints.path",
    holds: literal("root_directory.path", "below /", (path) => /^\/.+/.test(String(path))),
  },
  {
    id: "efs-access-point-user",
    type: ACCESS_POINT,
    level: "M",
    reason: "without a user the client decides who it is",
    source: ["EFS.4", "CKV_AWS_330"],
    setting: "accessPoints.uid",
    holds: all(isSet("posix_user.uid"), isSet("posix_user.gid")),
  },
  {
    id: "secret-encrypted",
    type: "aws_secretsmanager_secret",
    level: "M",
    reason: "with a key of our own, access to secrets can be taken away",
    source: ["CKV_AWS_149", "AVD-AWS-0098"],
    setting: "secretsKey",
    holds: isSet("kms_key_id"),
  },
  {
    id: "secret-recovery",
    type: "aws_secretsmanager_secret",
    level: "P",
    reason: "a deleted secret can be brought back for a week",
    source: ["SecretsManager.1"],
    setting: "secrets.recoveryDays",
    holds: literal(
      "recovery_window_in_days",
      "absent or 7 to 30",
      (days) => days === undefined || days === null || (Number(days) >= 7 && Number(days) <= 30),
    ),
  },
  {
    id: "secret-rotation-interval",
    type: "aws_secretsmanager_secret_rotation",
    level: "P",
    reason: "a credential that leaked ends within a quarter",
    source: ["SecretsManager.1", "SecretsManager.4", "CKV_AWS_304"],
    setting: "secrets.rotation",
    holds: literal(
      "rotation_rules.automatically_after_days",
      "1 to 90",
      (days) => Number(days) >= 1 && Number(days) <= 90,
    ),
  },
  {
    id: "secret-no-literal",
    type: "aws_secretsmanager_secret_version",
    level: "M",
    reason: "a secret in the code is in the state, the plan and the history",
    source: ["Terraform guide, sensitive data in state"],
    setting: "secrets.template",
    holds: (version) =>
      met(
        version.get("secret_string") === undefined || /\$\{/.test(String(version.get("secret_string"))),
        "secret_string absent or a reference",
        "a literal",
      ),
  },
];
