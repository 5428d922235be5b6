import { all, contains, each, equals, isAbsent, literal, target } from "../checks";
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

const DOCDB = "aws_docdb_cluster";
const DOCDB_INSTANCE = "aws_docdb_cluster_instance";
const DOCDB_GROUP = "aws_docdb_cluster_parameter_group";

const example: Example = {
  layer: "data",
  resource: {
    aws_docdb_cluster: {
      events: {
        cluster_identifier: "events",
        depends_on: ["aws_cloudwatch_log_group.events"],
        engine_version: "5.0.1",
        master_username: "platformadmin",
        storage_encrypted: true,
        kms_key_id: KEY,
        backup_retention_period: 7,
        deletion_protection: true,
        skip_final_snapshot: false,
        final_snapshot_identifier: "events-final",
        manage_master_user_password: true,
        enabled_cloudwatch_logs_exports: ["audit", "profiler"],
        db_subnet_group_name: "events",
        vpc_security_group_ids: ["sg-1"],
        db_cluster_parameter_group_name: "${aws_docdb_cluster_parameter_group.events.name}",
      },
    },
    aws_docdb_cluster_parameter_group: {
      events: {
        family: "docdb5.0",
        parameter: [
          { name: "tls", value: "tls1.2+", apply_method: "pending-reboot" },
          { name: "audit_logs", value: "enabled" },
        ],
      },
    },
    aws_docdb_cluster_instance: {
      one: { cluster_identifier: "${aws_docdb_cluster.events.id}", auto_minor_version_upgrade: true },
      two: { cluster_identifier: "${aws_docdb_cluster.events.id}" },
    },
  },
};

/** Clusters of DocumentDB and their instances. */
export const docdb: ServiceRules = {
  example,
  rules: [
    ...clusterRules(
      DOCDB,
      "docdb",
      {
        encrypted: ["DocumentDB.1", "CKV_AWS_74", "CKV_AWS_182", "AVD-AWS-0021", "AVD-AWS-0022"],
        backups: ["DocumentDB.2", "RDS.50", "CKV_AWS_360"],
        protected: ["DocumentDB.5"],
      },
      "events",
    ),
    {
      id: "docdb-engine-pinned",
      type: DOCDB,
      level: "M",
      reason: "SCRAM-SHA-256 came with 5.0.1 and 8.0.1, and the parameter group is of one version's family",
      source: ["DocumentDB developer guide, Authentication using SCRAM-SHA-256"],
      setting: "databases.engineVersion",
      fault: { at: "aws_docdb_cluster/events/engine_version", to: "5.0.0" },
      holds: all(
        literal(
          "engine_version",
          "5.0.1 or later, or 8.0.1 or later",
          (version) => !/^([0-4]\..*|5\.0(\.0)?|8\.0(\.0)?)$/.test(String(version)),
        ),
        family(DOCDB_GROUP, (one) => `docdb${versionOf(one).slice(0, 2).join(".")}`),
      ),
    },
    {
      id: "docdb-managed-password",
      type: DOCDB,
      level: "M",
      reason: "no password in state; Secrets Manager rotates it",
      source: ["DocumentDB managed passwords"],
      setting: "",
      fault: { at: "aws_docdb_cluster/events/manage_master_user_password" },
      holds: all(equals("manage_master_user_password", true), isAbsent("master_password")),
    },
    {
      id: "docdb-logs",
      type: DOCDB,
      level: "M",
      reason: "who did what outlives the cluster",
      source: ["DocumentDB.4", "CKV_AWS_85", "AVD-AWS-0020"],
      setting: "",
      fault: { at: "aws_docdb_cluster/events/enabled_cloudwatch_logs_exports", to: ["profiler"] },
      holds: contains("enabled_cloudwatch_logs_exports", ["audit"]),
    },
    {
      id: "docdb-tls",
      type: DOCDB,
      level: "M",
      reason: "a client that does not ask for TLS is refused",
      source: ["DocumentDB.6", "CKV_AWS_90"],
      setting: "databases.tls",
      fault: { at: "aws_docdb_cluster_parameter_group/events/parameter/0/value", to: "disabled" },
      holds: target(
        PARAMETER_GROUP,
        DOCDB_GROUP,
        parameter("tls", "set and not disabled", (value) => value !== "disabled"),
      ),
    },
    {
      id: "docdb-audited",
      type: DOCDB,
      level: "M",
      reason: "the export alone logs nothing",
      source: ["CKV_AWS_104"],
      setting: "",
      fault: { at: "aws_docdb_cluster_parameter_group/events/parameter/1/value", to: "none" },
      holds: target(
        PARAMETER_GROUP,
        DOCDB_GROUP,
        parameter("audit_logs", "enabled or all", (value) => ["enabled", "all"].includes(value)),
      ),
    },
    {
      id: "docdb-instances",
      type: DOCDB,
      level: "P",
      reason: "a zone's failure is a failover, not an outage",
      source: ["RDS.15"],
      setting: "databases.instances",
      fault: { at: "aws_docdb_cluster_instance/two" },
      holds: instances(DOCDB_INSTANCE, 2),
    },
    {
      id: "docdb-instance-minor-upgrades",
      type: DOCDB_INSTANCE,
      level: "M",
      reason: "minor versions are where security fixes come",
      source: ["RDS.13"],
      setting: "",
      fault: { at: "aws_docdb_cluster_instance/one/auto_minor_version_upgrade", to: false },
      holds: minorUpgrades,
    },
    {
      id: "docdb-parameters-wait",
      type: DOCDB_GROUP,
      level: "M",
      reason: "AWS refuses a static parameter that is to apply at once, which terraform plan accepts",
      source: ["DocumentDB developer guide, static parameters"],
      setting: "databases.tls",
      fault: { at: "aws_docdb_cluster_parameter_group/events/parameter/0/apply_method", to: "immediate" },
      holds: each(
        "parameter",
        "tls with apply_method pending-reboot",
        ({ name, apply_method }) => name !== "tls" || apply_method === "pending-reboot",
      ),
    },
  ],
};
