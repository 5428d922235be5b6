import type { Draft, Recipe, Recipes } from "../values/recipe";
import { regional } from "./arn";
import { vpcOf } from "./placement";
import type { InUse, Keeps, Protection, Unique } from "./service";

/** TCP port of each engine. Source: the engines' own defaults. */
const PORTS: Readonly<Record<string, number>> = {
  postgres: 5432,
  "aurora-postgresql": 5432,
  mysql: 3306,
  "aurora-mysql": 3306,
  mariadb: 3306,
  docdb: 27017,
  redis: 6379,
  valkey: 6379,
  memcached: 11211,
};

/** Port of a database, by its engine. */
export const port: Recipe = (draft) => PORTS[draft.text("engine")] ?? 5432;

/** The host part that all databases of an account share in a region; here each has its own. */
export const HOST = "{lower:12}.{region}.rds.amazonaws.com";

/** The same of DocumentDB. */
export const DOCDB_HOST = "{lower:12}.{region}.docdb.amazonaws.com";

/** RDS keeps a master password in a secret of its own where it manages the password. */
export const masterSecret: Recipe = (draft) =>
  draft.get("manage_master_user_password") === true
    ? [
        {
          // DocumentDB has no argument for it: the secret has the key that AWS keeps for Secrets Manager.
          kms_key_id:
            draft.text("master_user_secret_kms_key_id") ||
            draft.fill("arn:aws:kms:{region}:{account}:key/{uuid}", "secrets key"),
          secret_arn: draft.fill(
            `arn:aws:secretsmanager:{region}:{account}:secret:rds!{uuid}-{lower:6}`,
            "secret",
          ),
          secret_status: "active",
        },
      ]
    : [];

/** When AWS works on a database, where no window is set. */
export const WINDOWS: Recipes = {
  backup_window: "03:00-03:30",
  maintenance_window: "sun:04:00-sun:04:30",
  preferred_backup_window: "03:00-03:30",
  preferred_maintenance_window: "sun:04:00-sun:04:30",
};

/** Values of a cluster, of Aurora or of DocumentDB. */
export const CLUSTER: Recipes = {
  ...WINDOWS,
  id: "{cluster_identifier}",
  arn: regional("rds", "cluster:{cluster_identifier}"),
  cluster_resource_id: "cluster-{upper:26}",
  endpoint: `{cluster_identifier}.cluster-${HOST}`,
  reader_endpoint: (draft) => draft.text("endpoint").replace(".cluster-", ".cluster-ro-"),
  hosted_zone_id: "Z{upper:13}",
  port,
  engine_version_actual: "{engine_version}",
  master_user_secret: masterSecret,
  network_type: "IPV4",
  engine_lifecycle_support: "open-source-rds-extended-support",
};

/** Values of an instance in a cluster. */
export const CLUSTER_INSTANCE: Recipes = {
  ...WINDOWS,
  id: "{identifier}",
  arn: regional("rds", "db:{identifier}"),
  dbi_resource_id: "db-{upper:26}",
  endpoint: `{identifier}.${HOST}`,
  availability_zone: "{region}a",
  port: (draft) => clusterOf(draft)?.port ?? PORTS[draft.text("engine")] ?? 5432,
  engine_version: (draft) => clusterOf(draft)?.engine_version ?? "",
  engine_version_actual: "{engine_version}",
  db_subnet_group_name: (draft) => clusterOf(draft)?.db_subnet_group_name ?? "",
  storage_encrypted: (draft) => clusterOf(draft)?.storage_encrypted ?? false,
  kms_key_id: (draft) => clusterOf(draft)?.kms_key_id ?? "",
  ca_cert_identifier: "rds-ca-rsa2048-g1",
  network_type: "IPV4",
};

/** Values of a group of parameters or of subnets. */
export function groupOf(kind: string): Recipes {
  return { id: "{name}", arn: regional("rds", `${kind}:{name}`) };
}

/** Values of a subnet group. */
export const SUBNET_GROUP: Recipes = {
  ...groupOf("subgrp"),
  supported_network_types: () => ["IPV4"],
  vpc_id: vpcOf("subnet_ids"),
};

/** The cluster of an instance, of Aurora or of DocumentDB. */
function clusterOf(draft: Draft): ReturnType<Draft["find"]> {
  const id = draft.get("cluster_identifier");
  return draft.find("aws_rds_cluster", "id", id) ?? draft.find("aws_docdb_cluster", "id", id);
}

/** RDS and DocumentDB share one API, and so the names of instances. */
export const INSTANCE_NAME: Unique = {
  name: ["identifier"],
  code: "DBInstanceAlreadyExists",
  message: () => "DB instance already exists",
};

/** What a second cluster of one name gets. */
export const CLUSTER_NAME: Unique = {
  name: ["cluster_identifier"],
  code: "DBClusterAlreadyExistsFault",
  message: () => "DB Cluster already exists",
};

/** The answer to a delete of a cluster that has instances. */
export const CLUSTER_IN_USE: InUse = {
  name: "id",
  code: "InvalidDBClusterStateFault",
  message: () => "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
};

/** What a second subnet group of one name gets. */
export const SUBNET_GROUP_NAME: Unique = {
  name: ["name"],
  code: "DBSubnetGroupAlreadyExists",
  message: (name) => `The DB subnet group '${name}' already exists.`,
};

/** The answer to a delete of a subnet group that a database is in. */
export const SUBNET_GROUP_IN_USE: InUse = {
  name: "name",
  code: "InvalidDBSubnetGroupStateFault",
  message: (name) =>
    `Cannot delete the subnet group '${name}' because at least one database instance is still using it.`,
};

/** What a second parameter group of one name gets. */
export const PARAMETER_GROUP_NAME: Unique = {
  name: ["name"],
  code: "DBParameterGroupAlreadyExists",
  message: (name) => `Parameter group ${name} already exists`,
};

/** The answer to a delete of a parameter group that a cluster has. */
export const PARAMETER_GROUP_IN_USE: InUse = {
  name: "name",
  code: "InvalidDBParameterGroupState",
  message: () =>
    "One or more database instances are still members of this parameter group, so the group cannot be deleted",
};

/** The last snapshot of an instance. */
export const INSTANCE_SNAPSHOT: Keeps = {
  as: "aws_db_snapshot",
  name: "final_snapshot_identifier",
  when: ({ skip_final_snapshot: skip, final_snapshot_identifier: name }) =>
    skip !== true && typeof name === "string" && name !== "",
  refuses: "delete",
  code: "DBSnapshotAlreadyExists",
  message: (name) =>
    `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
};

/** The last snapshot of a cluster: RDS and DocumentDB share one API, and so the names of snapshots. */
export const CLUSTER_SNAPSHOT: Keeps = {
  ...INSTANCE_SNAPSHOT,
  as: "aws_db_cluster_snapshot",
  code: "DBClusterSnapshotAlreadyExistsFault",
};

/** The last snapshot of a cache. */
export const CACHE_SNAPSHOT: Keeps = {
  ...INSTANCE_SNAPSHOT,
  as: "aws_elasticache_snapshot",
  code: "SnapshotAlreadyExistsFault",
  message: () => "Snapshot with specified name already exists.",
};

/** Deletion protection of a cluster. */
export const CLUSTER_PROTECTION: Protection = {
  attribute: "deletion_protection",
  on: true,
  code: "InvalidParameterCombination",
  message: "Cannot delete protected Cluster, please disable deletion protection and try again.",
};
