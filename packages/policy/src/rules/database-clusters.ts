import type { Resource } from "@strata/inventory";
import { all, atLeast, equals, isSet, literal, notTrue, target } from "../checks";
import { type Check, met, type Rule } from "../rule";

/** A parameter of a group has one of these values; one that is not there has not. */
export function parameter(name: string, expected: string, isValid: (value: string) => boolean): Check {
  return (group) => {
    const found = group.blocks("parameter").find((block) => block.name === name);
    return met(
      found !== undefined && isValid(String(found.value)),
      `parameter ${name} ${expected}`,
      found === undefined ? "nothing" : JSON.stringify(found.value),
    );
  };
}

/** The argument of clusters that names their parameter group. */
export const PARAMETER_GROUP = "db_cluster_parameter_group_name";

/** The cluster has that many instances, so that one may fail. */
export function instances(type: string, least: number): Check {
  return (cluster, inventory) => {
    const { length } = inventory.companions(cluster, type, "cluster_identifier");
    return met(length >= least, `${least} ${type} or more`, `${length}`);
  };
}

/** The parameter group is of the engine's version: another one is refused at apply. */
export function family(type: string, familyOf: (cluster: Resource) => string): Check {
  return (cluster, inventory) =>
    target(PARAMETER_GROUP, type, equals("family", familyOf(cluster)))(cluster, inventory);
}

/** The parts of an engine's version. */
export const versionOf = (cluster: Resource): readonly string[] =>
  String(cluster.get("engine_version")).split(".");

/** Minor versions are installed automatically, which is the default. */
export const minorUpgrades: Check = literal("auto_minor_version_upgrade", "absent or true", (value) =>
  [undefined, null, true, "true"].includes(value as null),
);

const ownMasterName: Check = literal(
  "master_username",
  "other than postgres, admin and root",
  (name) => name !== undefined && !["postgres", "admin", "root"].includes(String(name)),
);

/** `terraform plan` accepts a cluster with neither, and then its destroy fails. */
const snapshotDecided: Check = (cluster) =>
  met(
    String(cluster.get("skip_final_snapshot")) === "true" || cluster.has("final_snapshot_identifier"),
    "final_snapshot_identifier set, or skip_final_snapshot true",
    "neither",
  );

/** Controls that ask the same of both kinds of clusters. */
export interface ClusterControls {
  readonly encrypted: readonly string[];
  readonly backups: readonly string[];
  readonly protected: readonly string[];
}

/**
 * What both kinds of clusters need alike.
 * @param prefix of the ids of these rules
 * @param name of the cluster in the example
 */
export function clusterRules(
  type: string,
  prefix: string,
  controls: ClusterControls,
  name: string,
): readonly Rule[] {
  const cluster = `${type}/${name}`;
  return [
    {
      id: `${prefix}-encrypted`,
      type,
      level: "M",
      reason: "snapshots and instances inherit it, and neither it nor the key can be changed later",
      source: controls.encrypted,
      setting: "databases.key",
      fault: { at: `${cluster}/storage_encrypted` },
      holds: all(equals("storage_encrypted", true), isSet("kms_key_id")),
    },
    {
      id: `${prefix}-backups`,
      type,
      level: "M",
      reason: "a week to notice that data is gone; the default is a day",
      source: controls.backups,
      setting: "databases.backupRetentionDays",
      fault: { at: `${cluster}/backup_retention_period`, to: 1 },
      holds: atLeast("backup_retention_period", 7),
    },
    {
      id: `${prefix}-deletion-protected`,
      type,
      level: "P",
      reason: "an accidental destroy fails here",
      source: controls.protected,
      setting: "databases.deletionProtection",
      fault: { at: `${cluster}/deletion_protection`, to: false },
      holds: equals("deletion_protection", true),
    },
    {
      id: `${prefix}-final-snapshot`,
      type,
      level: "P",
      reason: "a destroyed cluster can be brought back",
      source: ["RDS user guide, final snapshots"],
      setting: "databases.finalSnapshot",
      fault: { at: `${cluster}/skip_final_snapshot`, to: true },
      holds: all(notTrue("skip_final_snapshot"), isSet("final_snapshot_identifier")),
    },
    {
      id: `${prefix}-final-snapshot-decided`,
      type,
      level: "M",
      reason: "with neither a snapshot's name nor skip_final_snapshot, a destroy fails half way",
      source: ["Terraform AWS provider, skip_final_snapshot"],
      setting: "databases.finalSnapshot",
      fault: { at: `${cluster}/final_snapshot_identifier` },
      holds: snapshotDecided,
    },
    {
      id: `${prefix}-master-name`,
      type,
      level: "M",
      reason: "attackers try the usual names first",
      source: ["RDS.24"],
      setting: "databases.username",
      fault: { at: `${cluster}/master_username`, to: "postgres" },
      holds: ownMasterName,
    },
    {
      id: `${prefix}-placed`,
      type,
      level: "M",
      reason: "without them the default subnets and the VPC's default group apply",
      source: ["RDS.46", "EC2.2"],
      setting: "databases.tier",
      fault: { at: `${cluster}/vpc_security_group_ids`, to: [] },
      holds: all(isSet("db_subnet_group_name"), isSet("vpc_security_group_ids")),
    },
    {
      id: `${prefix}-waits-for-window`,
      type,
      level: "P",
      reason:
        "a change that restarts the database waits for the hour that was agreed; allowMajorUpgrade is for the time of an upgrade",
      source: ["RDS user guide, apply immediately"],
      setting: "databases.allowMajorUpgrade",
      fault: { at: `${cluster}/apply_immediately`, to: true },
      holds: notTrue("apply_immediately"),
    },
  ];
}
