import { all, atLeast, contains, equals, isAbsent, isSet, literal, notTrue, target } from "../checks";
import { type Example, KEY, trust } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const RDS = "aws_db_instance";
const _EFS = "aws_efs_file_system";
const _ACCESS_POINT = "aws_efs_access_point";
const _MOUNT = "aws_efs_mount_target";

const forcesTls: Check = target("parameter_group_name", "aws_db_parameter_group", (group) => {
  const parameter = group.blocks("parameter").find(({ name }) => name === "rds.force_ssl");
  return met(String(parameter?.value) === "1", 'parameter rds.force_ssl "1"', String(parameter?.value));
});

const example: Example = {
  layer: "data",
  resource: {
    aws_db_instance: {
      orders: {
        storage_encrypted: true,
        kms_key_id: KEY,
        publicly_accessible: false,
        backup_retention_period: 7,
        multi_az: true,
        deletion_protection: true,
        skip_final_snapshot: false,
        final_snapshot_identifier: "orders-final",
        copy_tags_to_snapshot: true,
        iam_database_authentication_enabled: true,
        enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
        parameter_group_name: "${aws_db_parameter_group.orders.name}",
        manage_master_user_password: true,
        identifier: "orders",
        monitoring_role_arn: "${aws_iam_role.monitoring.arn}",
        depends_on: ["aws_iam_role_policy_attachment.monitoring", "aws_cloudwatch_log_group.orders"],
      },
    },
    aws_iam_role: {
      monitoring: {
        assume_role_policy: trust("monitoring.rds.amazonaws.com", {
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
      },
    },
    aws_iam_role_policy_attachment: {
      monitoring: {
        role: "${aws_iam_role.monitoring.name}",
        policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
      },
    },
    aws_db_parameter_group: { orders: { parameter: [{ name: "rds.force_ssl", value: "1" }] } },
  },
};

/** Single database instances. */
export const rds: ServiceRules = {
  example,
  rules: [
    {
      id: "rds-encrypted",
      type: RDS,
      level: "M",
      reason: "snapshots and replicas inherit it, and it cannot be turned on later",
      source: ["RDS.3", "CKV_AWS_16", "AVD-AWS-0080"],
      setting: "databases.key",
      fault: { at: "aws_db_instance/orders/storage_encrypted" },
      holds: all(equals("storage_encrypted", true), isSet("kms_key_id")),
    },
    {
      id: "rds-private",
      type: RDS,
      level: "M",
      reason: "a database has no public address",
      source: ["RDS.2", "CKV_AWS_17", "AVD-AWS-0180"],
      setting: "databases.tier",
      fault: { at: "aws_db_instance/orders/publicly_accessible", to: true },
      holds: notTrue("publicly_accessible"),
    },
    {
      id: "rds-backups",
      type: RDS,
      level: "M",
      reason: "a week to notice that data is gone",
      source: ["RDS.11", "CKV_AWS_133"],
      setting: "databases.backupRetentionDays",
      fault: { at: "aws_db_instance/orders/backup_retention_period", to: 5 },
      holds: atLeast("backup_retention_period", 7),
    },
    {
      id: "rds-multi-zone",
      type: RDS,
      level: "P",
      reason: "a zone's failure is a failover, not an outage",
      source: ["RDS.5", "CKV_AWS_157"],
      setting: "databases.multiAz",
      fault: { at: "aws_db_instance/orders/multi_az", to: false },
      holds: equals("multi_az", true),
    },
    {
      id: "rds-deletion-protected",
      type: RDS,
      level: "P",
      reason: "an accidental destroy fails here",
      source: ["RDS.8", "CKV_AWS_293"],
      setting: "databases.deletionProtection",
      fault: { at: "aws_db_instance/orders/deletion_protection" },
      holds: equals("deletion_protection", true),
    },
    {
      id: "rds-final-snapshot",
      type: RDS,
      level: "P",
      reason: "a destroyed database can be brought back",
      source: ["CKV_AWS_293"],
      setting: "databases.finalSnapshot",
      fault: { at: "aws_db_instance/orders/skip_final_snapshot", to: true },
      holds: all(notTrue("skip_final_snapshot"), isSet("final_snapshot_identifier")),
    },
    {
      id: "rds-tags-on-snapshots",
      type: RDS,
      level: "M",
      reason: "snapshots are found and billed by tag",
      source: ["RDS.17", "CKV2_AWS_60"],
      setting: "",
      fault: { at: "aws_db_instance/orders/copy_tags_to_snapshot" },
      holds: equals("copy_tags_to_snapshot", true),
    },
    {
      id: "rds-minor-upgrades",
      type: RDS,
      level: "M",
      reason:
        "minor versions are where security fixes come: name the major one alone, such as 16, to get them",
      source: ["RDS.13", "CKV_AWS_226"],
      setting: "databases.engineVersion",
      fault: { at: "aws_db_instance/orders/auto_minor_version_upgrade", to: false },
      holds: literal("auto_minor_version_upgrade", "absent or true", (value) =>
        [undefined, null, true, "true"].includes(value as null),
      ),
    },
    {
      id: "rds-waits-for-window",
      type: RDS,
      level: "P",
      reason:
        "a change that restarts the database waits for the hour that was agreed; allowMajorUpgrade is for the time of an upgrade",
      source: ["RDS user guide, apply immediately"],
      setting: "databases.allowMajorUpgrade",
      fault: { at: "aws_db_instance/orders/apply_immediately", to: true },
      holds: notTrue("apply_immediately"),
    },
    {
      id: "rds-iam-authentication",
      type: RDS,
      level: "M",
      reason: "people sign in without a permanent password",
      source: ["RDS.10", "CKV_AWS_161"],
      setting: "",
      fault: { at: "aws_db_instance/orders/iam_database_authentication_enabled" },
      holds: equals("iam_database_authentication_enabled", true),
    },
    {
      id: "rds-logs",
      type: RDS,
      level: "M",
      reason: "the database's own log outlives it",
      source: ["RDS.9", "RDS.36", "CKV_AWS_129"],
      setting: "",
      fault: { at: "aws_db_instance/orders/enabled_cloudwatch_logs_exports", to: ["postgresql"] },
      holds: contains("enabled_cloudwatch_logs_exports", ["postgresql", "upgrade"]),
    },
    {
      id: "rds-tls",
      type: RDS,
      level: "M",
      reason: "a client that does not ask for TLS is refused",
      source: ["RDS.38", "CKV2_AWS_30", "CKV2_AWS_69"],
      setting: "",
      fault: { at: "aws_db_parameter_group/orders/parameter/0/value", to: "0" },
      holds: forcesTls,
    },
    {
      id: "rds-managed-password",
      type: RDS,
      level: "M",
      reason: "no password in state; Secrets Manager rotates it",
      source: ["RDS managed passwords"],
      setting: "",
      fault: { at: "aws_db_instance/orders/password", to: "hunter22" },
      holds: all(equals("manage_master_user_password", true), isAbsent("password")),
    },
  ],
};
