import { all, atLeast, contains, equals, isAbsent, isSet, notTrue, target } from "../checks";
import { type Example, KEY } from "../example";
import type { ServiceRules } from "../rule";
import {
  clusterRules,
  family,
  instances,
  minorUpgrades,
  PARAMETER_GROUP,
  parameter,
  versionOf,
} from "./database-clusters";

const AURORA = "aws_rds_cluster";
const AURORA_INSTANCE = "aws_rds_cluster_instance";
const AURORA_GROUP = "aws_rds_cluster_parameter_group";

const example: Example = {
  layer: "data",
  resource: {
    aws_rds_cluster: {
      books: {
        cluster_identifier: "books",
        depends_on: ["aws_cloudwatch_log_group.books"],
        engine: "aurora-postgresql",
        engine_version: "17",
        master_username: "platform_admin",
        storage_encrypted: true,
        kms_key_id: KEY,
        backup_retention_period: 7,
        copy_tags_to_snapshot: true,
        deletion_protection: true,
        skip_final_snapshot: false,
        final_snapshot_identifier: "books-final",
        manage_master_user_password: true,
        master_user_secret_kms_key_id: KEY,
        iam_database_authentication_enabled: true,
        enabled_cloudwatch_logs_exports: ["postgresql"],
        db_subnet_group_name: "books",
        vpc_security_group_ids: ["sg-1"],
        db_cluster_parameter_group_name: "${aws_rds_cluster_parameter_group.books.name}",
        apply_immediately: false,
      },
    },
    aws_rds_cluster_parameter_group: {
      books: { family: "aurora-postgresql17", parameter: [{ name: "rds.force_ssl", value: "1" }] },
    },
    aws_rds_cluster_instance: Object.fromEntries(
      ["one", "two"].map((name) => [
        name,
        {
          cluster_identifier: "${aws_rds_cluster.books.id}",
          publicly_accessible: false,
          auto_minor_version_upgrade: true,
          monitoring_interval: 60,
          monitoring_role_arn: "${aws_iam_role.monitoring.arn}",
          depends_on: ["aws_iam_role_policy_attachment.monitoring"],
          identifier: `books-${name}`,
          performance_insights_enabled: true,
          performance_insights_kms_key_id: KEY,
        },
      ]),
    ),
  },
};

/** Clusters of Aurora and their instances. */
export const aurora: ServiceRules = {
  example,
  rules: [
    ...clusterRules(
      AURORA,
      "aurora",
      {
        encrypted: ["RDS.27", "CKV_AWS_96", "CKV_AWS_327", "AVD-AWS-0079"],
        backups: ["RDS.50", "CKV_AWS_133", "AVD-AWS-0077"],
        protected: ["RDS.7", "CKV_AWS_139", "AVD-AWS-0343"],
      },
      "books",
    ),
    {
      id: "aurora-engine-pinned",
      type: AURORA,
      level: "M",
      reason: "the newest version of today is another one tomorrow, and its parameter group another family",
      source: ["RDS user guide, parameter groups"],
      setting: "databases.engineVersion",
      fault: { at: "aws_rds_cluster/books/engine_version", to: "16.6" },
      holds: all(
        isSet("engine_version"),
        family(AURORA_GROUP, (one) => `${one.get("engine")}${versionOf(one)[0]}`),
      ),
    },
    {
      id: "aurora-managed-password",
      type: AURORA,
      level: "M",
      reason: "no password in state; Secrets Manager rotates it, under a key of ours",
      source: ["RDS managed passwords"],
      setting: "databases.key",
      fault: { at: "aws_rds_cluster/books/master_password", to: "hunter22" },
      holds: all(
        equals("manage_master_user_password", true),
        isSet("master_user_secret_kms_key_id"),
        isAbsent("master_password"),
      ),
    },
    {
      id: "aurora-iam-authentication",
      type: AURORA,
      level: "M",
      reason: "people sign in without a permanent password",
      source: ["RDS.12", "CKV_AWS_162", "AVD-AWS-0176"],
      setting: "",
      fault: { at: "aws_rds_cluster/books/iam_database_authentication_enabled" },
      holds: equals("iam_database_authentication_enabled", true),
    },
    {
      id: "aurora-logs",
      type: AURORA,
      level: "M",
      reason: "the database's own log outlives it",
      source: ["RDS.37", "CKV_AWS_324"],
      setting: "",
      fault: { at: "aws_rds_cluster/books/enabled_cloudwatch_logs_exports" },
      holds: contains("enabled_cloudwatch_logs_exports", ["postgresql"]),
    },
    {
      id: "aurora-tags-on-snapshots",
      type: AURORA,
      level: "M",
      reason: "snapshots are found and billed by tag",
      source: ["RDS.16", "RDS.47", "CKV_AWS_313"],
      setting: "",
      fault: { at: "aws_rds_cluster/books/copy_tags_to_snapshot" },
      holds: equals("copy_tags_to_snapshot", true),
    },
    {
      id: "aurora-tls",
      type: AURORA,
      level: "M",
      reason: "a client that does not ask for TLS is refused",
      source: ["RDS.38", "CKV2_AWS_27"],
      setting: "",
      fault: { at: "aws_rds_cluster_parameter_group/books/parameter/0/value", to: "0" },
      holds: target(
        PARAMETER_GROUP,
        AURORA_GROUP,
        parameter("rds.force_ssl", '"1"', (value) => value === "1"),
      ),
    },
    {
      id: "aurora-no-backtrack",
      type: AURORA,
      level: "M",
      reason: "PostgreSQL has none, and the plan does not say so",
      source: ["Aurora user guide, backtracking"],
      setting: "",
      fault: { at: "aws_rds_cluster/books/backtrack_window", to: 3600 },
      holds: isAbsent("backtrack_window"),
    },
    {
      id: "aurora-instances",
      type: AURORA,
      level: "P",
      reason: "a zone's failure is a failover, not an outage",
      source: ["RDS.15"],
      setting: "databases.instances",
      fault: { at: "aws_rds_cluster_instance/two" },
      holds: instances(AURORA_INSTANCE, 2),
    },
    {
      id: "aurora-instance-private",
      type: AURORA_INSTANCE,
      level: "M",
      reason: "a database has no public address",
      source: ["RDS.2", "CKV_AWS_17", "AVD-AWS-0180"],
      setting: "",
      fault: { at: "aws_rds_cluster_instance/one/publicly_accessible", to: true },
      holds: notTrue("publicly_accessible"),
    },
    {
      id: "aurora-instance-minor-upgrades",
      type: AURORA_INSTANCE,
      level: "M",
      reason:
        "minor versions are where security fixes come: name the major one alone, such as 17, to get them",
      source: ["RDS.13", "RDS.35", "CKV_AWS_226"],
      setting: "databases.engineVersion",
      fault: { at: "aws_rds_cluster_instance/two/auto_minor_version_upgrade", to: false },
      holds: minorUpgrades,
    },
    {
      id: "aurora-instance-monitored",
      type: AURORA_INSTANCE,
      level: "P",
      reason: "what the operating system did is asked after the fact",
      source: ["RDS.6", "CKV_AWS_118"],
      setting: "databases.monitoringSeconds",
      fault: { at: "aws_rds_cluster_instance/one/monitoring_interval", to: 0 },
      holds: all(atLeast("monitoring_interval", 1), isSet("monitoring_role_arn")),
    },
    {
      id: "aurora-instance-insights",
      type: AURORA_INSTANCE,
      level: "P",
      reason: "slow queries are found by name; their texts are data, and so under a key of ours",
      source: ["CKV_AWS_353", "CKV_AWS_354", "AVD-AWS-0133", "AVD-AWS-0078"],
      setting: "databases.key",
      fault: { at: "aws_rds_cluster_instance/one/performance_insights_kms_key_id" },
      holds: all(equals("performance_insights_enabled", true), isSet("performance_insights_kms_key_id")),
    },
  ],
};
