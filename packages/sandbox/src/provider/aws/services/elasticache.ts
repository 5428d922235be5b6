import type { Draft } from "../../values/recipe";
import { regional } from "../arn";
import { CACHE_SNAPSHOT, port } from "../database-values";
import { type LookUp, lookUp } from "../look-up";
import { vpcOf } from "../placement";
import type { Service } from "../service";

/** Redis 6 by the version that is asked for; of others, what is asked for is what runs. Source: ElastiCache user guide. */
const PATCHED: Readonly<Record<string, string>> = { "6.x": "6.2.6", "6.2": "6.2.6", "6.0": "6.0.5" };

/** A store as a careful owner configures it: two nodes in two zones, and an AUTH token. */
const EXISTING: LookUp = {
  type: "aws_elasticache_replication_group",
  by: [{ asked: "replication_group_id", kept: "replication_group_id" }],
  assume: (identifier, { place, digest: random }) => {
    const host = `${identifier}.${random(identifier, 6)}.cache.amazonaws.com`;
    return {
      id: identifier,
      replication_group_id: identifier,
      arn: `arn:aws:elasticache:${place.region}:${place.account}:replicationgroup:${identifier}`,
      description: "Created by others",
      primary_endpoint_address: `master.${host}`,
      reader_endpoint_address: `replica.${host}`,
      port: 6379,
      node_type: "cache.m7g.large",
      num_cache_clusters: 2,
      member_clusters: [`${identifier}-001`, `${identifier}-002`],
      auth_token_enabled: true,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      snapshot_retention_limit: 7,
      tags: {},
    };
  },
};

/** Caches. */
export const ELASTICACHE: Service = {
  named: {
    cacheSubnetGroup: {
      at: ["aws_elasticache_subnet_group.name"],
      code: "CacheSubnetGroupNotFoundFault",
      message: (name) => `Cache Subnet Group ${name} does not exist.`,
    },
  },
  types: {
    aws_elasticache_subnet_group: {
      values: {
        id: "{name}",
        arn: regional("elasticache", "subnetgroup:{name}"),
        vpc_id: vpcOf("subnet_ids"),
      },
      refersTo: { subnet_ids: "subnet" },
      inUse: {
        name: "name",
        code: "CacheSubnetGroupInUse",
        message: (name) => `Cache subnet group ${name} is currently in use by a cache cluster.`,
      },
      unique: {
        name: ["name"],
        code: "CacheSubnetGroupAlreadyExists",
        message: (name) => `Cache subnet group ${name} already exists.`,
      },
    },
    aws_elasticache_parameter_group: {
      values: { id: "{name}", arn: regional("elasticache", "parametergroup:{name}") },
      unique: {
        name: ["name"],
        code: "CacheParameterGroupAlreadyExists",
        message: (name) => `Cache parameter group ${name} already exists.`,
      },
    },
    aws_elasticache_replication_group: {
      values: {
        id: "{replication_group_id}",
        arn: regional("elasticache", "replicationgroup:{replication_group_id}"),
        engine: "redis",
        port,
        engine_version_actual: (draft) =>
          PATCHED[draft.text("engine_version")] ?? draft.text("engine_version"),
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
      refersTo: { security_group_ids: "securityGroup", subnet_group_name: "cacheSubnetGroup" },
      uses: { security_group_ids: "aws_security_group", subnet_group_name: "aws_elasticache_subnet_group" },
      unique: {
        name: ["replication_group_id"],
        code: "ReplicationGroupAlreadyExists",
        message: (name) => `Replication group ${name} already exists.`,
      },
      keeps: CACHE_SNAPSHOT,
    },
  },
  dataSources: {
    aws_elasticache_replication_group: (query) => lookUp(EXISTING, query),
  },
};

function isClustered(draft: Draft): boolean {
  return draft.text("cluster_mode") === "enabled" || Number(draft.get("num_node_groups") || 1) > 1;
}
