import type { ChangeRule } from "../change-rule";
import {
  becomes,
  changesFromValue,
  goesDown,
  goesFrom,
  goesUp,
  isGiven,
  shrinks,
  turnsOff,
  turnsOn,
} from "../conditions";
import { rulesOf } from "../holding";

const GROUPS = ["aws_elasticache_replication_group"];
const VERSIONS = "ElastiCache user guide, Version management for ElastiCache";
const TLS = "ElastiCache user guide, In-transit encryption";
const SCALING = "ElastiCache user guide, Scaling replication groups";
const SNAPSHOT =
  "take a snapshot, make a second one from it (snapshot_name) under another id, move clients over, and delete this one last";

const update = (rule: Omit<ChangeRule, "types" | "on">): ChangeRule => ({
  types: GROUPS,
  on: ["update"],
  ...rule,
});

/** Caches: what is in them is lost with them, sessions and locks too. */
export const elasticache: readonly ChangeRule[] = [
  ...rulesOf({
    id: "elasticache-group",
    types: GROUPS,
    lost: "all that it holds",
    deletion: "name a final_snapshot_identifier in an apply before; who uses it has to bear an empty cache",
    replacement: SNAPSHOT,
    deletions: [
      {
        id: "without-snapshot",
        only: {
          words: "without final_snapshot_identifier",
          holds: ({ before }) => !isGiven(before.value("final_snapshot_identifier")),
        },
        effect: "destroys",
        reason: "all that it holds goes, sessions and locks too, and no snapshot is taken",
        way: "name a final_snapshot_identifier in an apply before: a deletion reads what was applied last; who uses it has to bear an empty cache",
        sample: { before: { replication_group_id: "shop" } },
        otherwise: { before: { final_snapshot_identifier: "last" } },
      },
      {
        id: "with-snapshot",
        only: {
          words: "with final_snapshot_identifier",
          holds: ({ before }) => isGiven(before.value("final_snapshot_identifier")),
        },
        effect: "destroys",
        reason: "the cache goes; a final snapshot stays, from which another one is made under a new address",
        way: "see that no snapshot has that name yet; stop its users first, so that the snapshot is whole",
        sample: { before: { final_snapshot_identifier: "last" } },
        otherwise: { before: { replication_group_id: "shop" } },
      },
    ],
    source: [
      "ElastiCache user guide, Deleting a replication group",
      "AWS provider, aws_elasticache_replication_group",
    ],
    fixed: [
      {
        id: "id",
        attributes: ["replication_group_id"],
        reason:
          "a cache cannot be renamed, so Terraform deletes it and makes an empty one under another address",
      },
      {
        id: "encryption",
        attributes: ["at_rest_encryption_enabled", "kms_key_id"],
        reason:
          "encryption at rest and its key are fixed, so Terraform deletes the cache and makes an empty one",
        source: ["ElastiCache user guide, At-rest encryption"],
      },
      {
        id: "place",
        attributes: ["subnet_group_name", "network_type", "port", "security_group_names"],
        reason:
          "subnet group, kind of addresses and port are fixed, so Terraform deletes the cache and makes an empty one",
        way: `change the subnets of the group that it has; for the rest: ${SNAPSHOT}`,
      },
      {
        id: "version-down",
        attributes: ["engine_version"],
        reason:
          "ElastiCache has no way down, so the provider deletes the cache and makes an empty one; where AWS has upgraded it by itself, the plan is only behind",
        way: "write the version that runs; with automatic minor upgrades on, write the major version alone where the engine takes that (6.x), or turn them off",
        source: [VERSIONS, "AWS provider, elasticache/engine_version.go"],
      },
      {
        id: "engine-back",
        attributes: ["engine"],
        reason:
          "a cache goes from Redis OSS to Valkey and not back, so the provider deletes it and makes an empty one",
        way: "stay on Valkey, which speaks the protocol of Redis OSS; or make a second cache from a snapshot of before",
        source: [VERSIONS],
      },
      {
        id: "tiering",
        attributes: ["data_tiering_enabled", "global_replication_group_id"],
        reason:
          "tiering and membership of a global group are fixed, so Terraform deletes the cache and makes an empty one",
      },
      {
        id: "origin",
        attributes: ["snapshot_arns", "snapshot_name"],
        reason:
          "where its data came from is asked only while it is made; to change it deletes what has been written since",
        way: "leave it as it was; lifecycle ignore_changes takes it out of plans",
      },
    ],
  }),
  update({
    id: "elasticache-group-version-down-in-place",
    attributes: ["engine_version"],
    when: goesDown,
    effect: "refuses",
    reason: "ElastiCache has no way down",
    way: "write the version that runs",
    source: [VERSIONS],
    fault: { before: { engine_version: "7.1" }, after: { engine_version: "7.0" } },
    right: { before: { engine_version: "7.0" }, after: { engine_version: "7.1" } },
  }),
  update({
    id: "elasticache-group-version-up",
    attributes: ["engine_version"],
    when: goesUp,
    effect: "interrupts",
    lasts:
      "writers for some seconds with automatic failover; everybody for minutes without a replica, and the data may be lost",
    reason: "nodes are upgraded one after another, and there is no way back",
    way: "take a snapshot; have a replica and automatic failover; give it a parameter group of the new family in the same apply",
    source: [VERSIONS],
    fault: { before: { engine_version: "7.0" }, after: { engine_version: "7.1" } },
    right: { before: { engine_version: "6.x" }, after: { engine_version: "6.2" } },
  }),
  update({
    id: "elasticache-group-engine-to-valkey",
    attributes: ["engine"],
    when: goesFrom("redis", "valkey"),
    effect: "cannotBeUndone",
    lasts: "writers for some seconds with automatic failover",
    reason: "a cache goes from Redis OSS to Valkey in place, and never back",
    way: "take a snapshot, try clients on Valkey elsewhere, and give it a parameter group of a Valkey family in the same apply",
    source: [VERSIONS],
    fault: { before: { engine: "redis" }, after: { engine: "valkey" } },
    right: { before: { engine: "valkey" }, after: { engine: "valkey" } },
  }),
  update({
    id: "elasticache-group-node-type-changed",
    attributes: ["node_type"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "writers for some seconds with automatic failover; everybody for minutes without a replica",
    reason: "nodes are replaced by others; a smaller type is refused if the data does not fit",
    way: "do it in a quiet hour, with a replica and automatic failover; look at used memory before you go down",
    source: [SCALING],
    fault: { before: { node_type: "cache.t4g.small" }, after: { node_type: "cache.t4g.medium" } },
    right: { before: { node_type: "cache.t4g.small" }, after: { node_type: "cache.t4g.small" } },
  }),
  update({
    id: "elasticache-group-parameter-group-changed",
    attributes: ["parameter_group_name"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "nobody for most parameters; those that need a restart wait for one",
    reason: "the family has to fit the engine's version, or AWS refuses it",
    way: "change the family together with the version, in one apply",
    source: ["ElastiCache user guide, Configuring engine parameters using parameter groups"],
    fault: { before: { parameter_group_name: "one" }, after: { parameter_group_name: "other" } },
    right: { before: { parameter_group_name: "one" }, after: { parameter_group_name: "one" } },
  }),
  update({
    id: "elasticache-group-tls-off",
    attributes: ["transit_encryption_enabled"],
    when: turnsOff,
    effect: "refuses",
    reason:
      "TLS is turned off in two steps: AWS refuses while the mode is required, and while there is a password or are users",
    way: "set transit_encryption_mode to preferred and apply, move clients to plain connections, and then turn it off",
    source: [TLS],
    fault: { before: { transit_encryption_enabled: true }, after: { transit_encryption_enabled: false } },
    right: { before: { transit_encryption_enabled: false }, after: { transit_encryption_enabled: false } },
  }),
  update({
    id: "elasticache-group-tls-on",
    attributes: ["transit_encryption_enabled"],
    when: turnsOn,
    effect: "interrupts",
    lasts: "clients without TLS from the moment at which the mode is required",
    reason: "AWS takes it only by way of the mode preferred, and from Redis OSS 7 on; older ones refuse it",
    way: "turn it on with transit_encryption_mode preferred, move all clients to TLS, then set required",
    source: [TLS],
    fault: { before: { transit_encryption_enabled: false }, after: { transit_encryption_enabled: true } },
    right: { before: { transit_encryption_enabled: true }, after: { transit_encryption_enabled: true } },
  }),
  update({
    id: "elasticache-group-tls-required",
    attributes: ["transit_encryption_mode"],
    when: becomes("required"),
    effect: "interrupts",
    lasts: "clients without TLS, for good",
    reason: "plain connections are refused from then on",
    way: "see that every client uses TLS while the mode is preferred",
    source: [TLS],
    fault: {
      before: { transit_encryption_mode: "preferred" },
      after: { transit_encryption_mode: "required" },
    },
    right: {
      before: { transit_encryption_mode: "required" },
      after: { transit_encryption_mode: "preferred" },
    },
  }),
  update({
    id: "elasticache-group-shrinks",
    attributes: ["num_cache_clusters", "num_node_groups", "replicas_per_node_group"],
    when: shrinks,
    effect: "interrupts",
    lasts:
      "readers of the nodes that go; with fewer shards everybody is slower while data moves, and AWS refuses if it does not fit",
    reason:
      "fewer nodes serve; a last one without replica has no failover, so AWS refuses 1 while automatic_failover_enabled is on",
    way: "look at memory and connections first; turn automatic failover off in the same apply only where an outage is borne",
    source: [SCALING],
    fault: { before: { num_cache_clusters: 3 }, after: { num_cache_clusters: 2 } },
    right: { before: { num_cache_clusters: 2 }, after: { num_cache_clusters: 3 } },
  }),
  update({
    id: "elasticache-group-failover-off",
    attributes: ["automatic_failover_enabled", "multi_az_enabled"],
    when: turnsOff,
    effect: "interrupts",
    lasts: "nobody now; everybody for as long as its node or zone is away",
    reason: "nothing takes over for the primary",
    way: "leave both on in production",
    source: ["ElastiCache user guide, Minimizing downtime by using Multi-AZ"],
    fault: { before: { multi_az_enabled: true }, after: { multi_az_enabled: false } },
    right: { before: { multi_az_enabled: false }, after: { multi_az_enabled: true } },
  }),
];
