import type { ChangeRule } from "../change-rule";
import { goesDown } from "../conditions";
import { rulesOf } from "../holding";

/** Caches of other kinds. */
export const otherCaches: readonly ChangeRule[] = [
  ...rulesOf({
    id: "elasticache-cluster",
    types: ["aws_elasticache_cluster"],
    lost: "all that it holds",
    deletion:
      "name a final_snapshot_identifier where the engine has snapshots; who uses it has to bear an empty cache",
    source: ["ElastiCache user guide, Deleting a cluster"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "cluster_id",
          "engine",
          "engine_version",
          "availability_zone",
          "network_type",
          "port",
          "subnet_group_name",
          "node_type",
          "replication_group_id",
          "snapshot_name",
          "snapshot_arns",
          "transit_encryption_enabled",
          "num_cache_nodes",
        ],
        reason:
          "it is fixed, or fixed in this direction, so Terraform deletes the cache and makes an empty one",
      },
    ],
  }),
  ...rulesOf({
    id: "elasticache-serverless",
    types: ["aws_elasticache_serverless_cache"],
    lost: "all that it holds",
    deletion: "take a snapshot first; who uses it has to bear an empty cache",
    source: ["ElastiCache user guide, Deleting a cache"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "name",
          "engine",
          "major_engine_version",
          "kms_key_id",
          "subnet_ids",
          "snapshot_arns_to_restore",
        ],
        reason:
          "the provider cannot change it in place, so Terraform deletes the cache and makes an empty one",
      },
    ],
  }),
  ...rulesOf({
    id: "memorydb-cluster",
    types: ["aws_memorydb_cluster"],
    lost: "all of its data",
    deletion: "name a final_snapshot_name in an apply before",
    replacement:
      "take a snapshot, make a second cluster from it under another name, move clients, and delete this one last",
    source: ["MemoryDB developer guide, Deleting a cluster"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "name",
          "name_prefix",
          "kms_key_arn",
          "port",
          "tls_enabled",
          "subnet_group_name",
          "data_tiering",
          "auto_minor_version_upgrade",
          "multi_region_cluster_name",
          "snapshot_arns",
          "snapshot_name",
        ],
        reason:
          "it is fixed when the cluster is made, so Terraform deletes the cluster and makes an empty one",
      },
    ],
  }),
  {
    id: "memorydb-cluster-version-down",
    types: ["aws_memorydb_cluster"],
    on: ["update"],
    attributes: ["engine_version"],
    when: goesDown,
    effect: "refuses",
    reason: "MemoryDB has no way down",
    way: "write the version that runs",
    source: ["MemoryDB developer guide, Engine versions"],
    fault: { before: { engine_version: "7.1" }, after: { engine_version: "7.0" } },
    right: { before: { engine_version: "7.0" }, after: { engine_version: "7.1" } },
  },
  ...rulesOf({
    id: "cache-user",
    types: ["aws_elasticache_user", "aws_elasticache_user_group", "aws_memorydb_user", "aws_memorydb_acl"],
    effect: "replaces",
    lost: "the access of applications that sign in as it: they are refused while it is away",
    deletion: "give applications another user first",
    source: ["ElastiCache user guide, Authenticating with role-based access control"],
    fixed: [
      {
        id: "name",
        attributes: ["user_id", "user_name", "user_group_id", "name", "name_prefix", "engine"],
        reason: "its name is fixed, so it is deleted and made anew; applications are refused meanwhile",
      },
    ],
  }),
  ...rulesOf({
    id: "dax-cluster",
    types: ["aws_dax_cluster"],
    effect: "replaces",
    lost: "what it holds of DynamoDB's tables, and its address",
    deletion: "give applications the address of DynamoDB itself first",
    source: ["DynamoDB developer guide, In-memory acceleration with DAX"],
  }),
];
