import { isList } from "../../protocol/value";
import type { Draft, Recipe, Recipes } from "../../values/recipe";
import { regional } from "./arn";

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

const port: Recipe = (draft) => PORTS[draft.text("engine")] ?? 5432;

/** Redis 6 by the version that is asked for; of others, what is asked for is what runs. Source: ElastiCache user guide. */
const PATCHED: Readonly<Record<string, string>> = { "6.x": "6.2.6", "6.2": "6.2.6", "6.0": "6.0.5" };

/** The host part that all databases of an account share in a region; here each has its own. */
const HOST = "{lower:12}.{region}.rds.amazonaws.com";
const DOCDB_HOST = "{lower:12}.{region}.docdb.amazonaws.com";

/** RDS keeps a master password in a secret of its own where it manages it. */
const masterSecret: Recipe = (draft) =>
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

const WINDOWS: Recipes = {
  backup_window: "03:00-03:30",
  maintenance_window: "sun:04:00-sun:04:30",
  preferred_backup_window: "03:00-03:30",
  preferred_maintenance_window: "sun:04:00-sun:04:30",
};

const CLUSTER: Recipes = {
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

const CLUSTER_INSTANCE: Recipes = {
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

const parameterGroup = (kind: string): Recipes => ({ id: "{name}", arn: regional("rds", `${kind}:{name}`) });

/** Databases and caches. */
export const DATABASE_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_db_instance: {
    ...WINDOWS,
    id: "{resource_id}",
    resource_id: "db-{upper:26}",
    arn: regional("rds", "db:{identifier}"),
    address: `{identifier}.${HOST}`,
    endpoint: (draft) => `${draft.text("address")}:${draft.text("port")}`,
    hosted_zone_id: "Z{upper:13}",
    port,
    status: "available",
    availability_zone: "{region}a",
    ca_cert_identifier: "rds-ca-rsa2048-g1",
    engine_version_actual: "{engine_version}",
    master_user_secret: masterSecret,
    network_type: "IPV4",
    license_model: "postgresql-license",
    option_group_name: (draft) => `default:${draft.text("engine")}`,
    storage_type: "gp3",
    engine_lifecycle_support: "open-source-rds-extended-support",
  },
  aws_rds_cluster: CLUSTER,
  aws_rds_cluster_instance: CLUSTER_INSTANCE,
  aws_docdb_cluster: {
    ...CLUSTER,
    endpoint: `{cluster_identifier}.cluster-${DOCDB_HOST}`,
    port: () => 27017,
  },
  aws_docdb_cluster_instance: { ...CLUSTER_INSTANCE, endpoint: `{identifier}.${DOCDB_HOST}` },
  aws_rds_cluster_parameter_group: parameterGroup("cluster-pg"),
  aws_docdb_cluster_parameter_group: parameterGroup("cluster-pg"),
  aws_db_parameter_group: parameterGroup("pg"),
  aws_db_subnet_group: {
    ...parameterGroup("subgrp"),
    supported_network_types: () => ["IPV4"],
    vpc_id: vpcOf,
  },
  aws_docdb_subnet_group: {
    ...parameterGroup("subgrp"),
    supported_network_types: () => ["IPV4"],
    vpc_id: vpcOf,
  },
  aws_db_event_subscription: {
    id: "{name}",
    arn: regional("rds", "es:{name}"),
    customer_aws_id: "{account}",
  },
  aws_elasticache_subnet_group: {
    id: "{name}",
    arn: regional("elasticache", "subnetgroup:{name}"),
    vpc_id: vpcOf,
  },
  aws_elasticache_parameter_group: { id: "{name}", arn: regional("elasticache", "parametergroup:{name}") },
  aws_elasticache_replication_group: {
    id: "{replication_group_id}",
    arn: regional("elasticache", "replicationgroup:{replication_group_id}"),
    engine: "redis",
    port,
    engine_version_actual: (draft) => PATCHED[draft.text("engine_version")] ?? draft.text("engine_version"),
    maintenance_window: "sun:04:00-sun:05:00",
    snapshot_window: "03:00-04:00",
    network_type: "ipv4",
    ip_discovery: "ipv4",
    cluster_enabled: (draft) => isClustered(draft),
    configuration_endpoint_address: (draft) =>
      isClustered(draft)
        ? draft.fill("clustercfg.{replication_group_id}.{lower:6}.cache.amazonaws.com", "host")
        : "",
    primary_endpoint_address: (draft) =>
      isClustered(draft)
        ? ""
        : draft.fill("master.{replication_group_id}.{lower:6}.cache.amazonaws.com", "host"),
    reader_endpoint_address: (draft) =>
      isClustered(draft)
        ? ""
        : draft.fill("replica.{replication_group_id}.{lower:6}.cache.amazonaws.com", "host"),
    num_cache_clusters: (draft) =>
      Number(draft.get("num_node_groups") || 1) * (1 + Number(draft.get("replicas_per_node_group") || 0)),
    num_node_groups: () => 1,
    replicas_per_node_group: () => 0,
    member_clusters: (draft) =>
      Array.from({ length: Number(draft.get("num_cache_clusters") || 1) }, (_, at) =>
        draft.fill(`{replication_group_id}-${String(at + 1).padStart(3, "0")}`, "member"),
      ),
  },
};

function vpcOf(draft: Draft): ReturnType<Draft["get"]> {
  const subnets = draft.get("subnet_ids");
  const [subnet] = isList(subnets) ? subnets : [];
  return draft.find("aws_subnet", "id", subnet ?? null)?.vpc_id ?? "";
}

/** The cluster of an instance, of Aurora or of DocumentDB. */
function clusterOf(draft: Draft): ReturnType<Draft["find"]> {
  const id = draft.get("cluster_identifier");
  return draft.find("aws_rds_cluster", "id", id) ?? draft.find("aws_docdb_cluster", "id", id);
}

function isClustered(draft: Draft): boolean {
  return draft.text("cluster_mode") === "enabled" || Number(draft.get("num_node_groups") || 1) > 1;
}
