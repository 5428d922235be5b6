import type { ChangeRule } from "../change-rule";
import { becomes, changesFromValue } from "../conditions";
import { rulesOf } from "../holding";
import { databaseDeletions } from "./database-deletions";
import { unprotectedRules } from "./database-protection";
import { versionRules } from "./database-versions";

const DELETE = "Aurora user guide, Deleting Aurora DB clusters and DB instances";
const CLUSTERS = ["aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"];
const RESTORE =
  "take a snapshot, restore it into a second cluster that has the other value, stop the writers, move them over, and delete this one last";

/** Clusters of databases: Aurora, DocumentDB, Neptune. */
export const databaseClusters: readonly ChangeRule[] = [
  ...rulesOf({
    id: "database-cluster",
    types: CLUSTERS,
    lost: "all of its data",
    deletion: RESTORE,
    source: [DELETE],
    deletions: databaseDeletions({ what: "the cluster's volume", source: [DELETE] }),
    fixed: [
      {
        id: "identifier",
        attributes: ["cluster_identifier", "cluster_identifier_prefix"],
        reason: "the provider cannot rename a cluster: Terraform deletes it and makes an empty one",
        way: "keep the name; or rename it with aws rds modify-db-cluster --new-db-cluster-identifier, take it out of the state, and import it",
        source: ["AWS provider, aws_rds_cluster"],
      },
      {
        id: "encryption",
        attributes: ["storage_encrypted", "kms_key_id", "kms_key_arn"],
        reason:
          "the volume keeps its encryption and its key, so Terraform deletes the cluster and makes an empty one",
        way: `restore a snapshot under the other key: ${RESTORE}`,
        source: ["Aurora user guide, Encrypting Amazon Aurora resources"],
      },
      {
        id: "subnet-group",
        attributes: ["db_subnet_group_name", "neptune_subnet_group_name"],
        reason: "a cluster stays in its subnet group, so Terraform deletes it and makes an empty one",
        way: "change the subnets of the group that it has; to move to another group, restore a snapshot there",
      },
      {
        id: "engine",
        attributes: ["engine", "engine_mode", "db_system_id", "cluster_scalability_type"],
        reason:
          "an engine does not become another one, so Terraform deletes the cluster and makes an empty one",
      },
      {
        id: "zones",
        attributes: ["availability_zones"],
        reason:
          "the zones of the volume are fixed, so Terraform deletes the cluster and makes an empty one; AWS adds a third zone by itself",
        way: "leave availability_zones out, or write all three",
        source: ["AWS provider, aws_rds_cluster, availability_zones"],
      },
      {
        id: "first-names",
        attributes: ["database_name", "master_username"],
        reason:
          "the first database and the master user are made with it and cannot be renamed, so Terraform deletes it and makes an empty one",
        way: "keep the value; make databases and users with SQL",
      },
      {
        id: "port",
        attributes: ["port"],
        reason:
          "the port of DocumentDB and Neptune is fixed, so Terraform deletes the cluster and makes an empty one",
        way: "keep the port",
      },
      {
        id: "origin",
        attributes: [
          "snapshot_identifier",
          "restore_to_point_in_time",
          "s3_import",
          "source_region",
          "storage_type",
        ],
        reason:
          "where its data came from, and its kind of storage, is asked only while it is made; to change it deletes what has been written since",
        way: "leave it as it was; lifecycle ignore_changes takes it out of plans",
      },
    ],
  }),
  ...versionRules({
    id: "database-cluster",
    types: CLUSTERS,
    source: [
      "Aurora user guide, Updating Amazon Aurora",
      "DocumentDB developer guide, Major version upgrade",
    ],
  }),
  {
    id: "database-cluster-port-changed-in-place",
    types: ["aws_rds_cluster"],
    on: ["update"],
    attributes: ["port"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "everybody who uses it, while its instances restart and until clients have the new port",
    reason: "all of its instances restart",
    way: "allow the new port in security groups first; do it in a maintenance window",
    source: ["Aurora user guide, Modifying an Amazon Aurora DB cluster"],
    fault: { before: { port: 5432 }, after: { port: 5433 } },
    right: { before: { port: 5432 }, after: { port: 5432 } },
  },
  {
    id: "database-cluster-backups-off",
    types: CLUSTERS,
    on: ["update"],
    attributes: ["backup_retention_period"],
    when: becomes(0),
    effect: "refuses",
    reason: "a cluster keeps automatic backups for at least one day",
    way: "give it 1 to 35 days",
    source: ["Aurora user guide, Backing up and restoring an Amazon Aurora DB cluster"],
    fault: { before: { backup_retention_period: 7 }, after: { backup_retention_period: 0 } },
    right: { before: { backup_retention_period: 7 }, after: { backup_retention_period: 1 } },
  },
  ...unprotectedRules({ id: "database-cluster", types: CLUSTERS, source: [DELETE] }),
];
