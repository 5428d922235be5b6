import type { Resource } from "@strata/inventory";
import { all, atLeast, either, equals, isSet, notTrue, oneOf, target, where } from "../checks";
import { type Example, KEY } from "../example";
import { type Check, met, type ServiceRules, unmet } from "../rule";

const CACHE = "aws_elasticache_replication_group";

/** Family of parameter groups of a version. Source: ElastiCache user guide, "Engine specific parameters". */
function familyOf(cache: Resource): string {
  const major = String(cache.get("engine_version")).split(".")[0];
  if (cache.get("engine") === "valkey") return `valkey${major}`;
  return major === "6" ? "redis6.x" : `redis${major}`;
}

const parameters: Check = (cache, inventory) =>
  target(
    "parameter_group_name",
    "aws_elasticache_parameter_group",
    equals("family", familyOf(cache)),
  )(cache, inventory);

const token: Check = (cache) => {
  if (!cache.has("auth_token")) return unmet("auth_token set, or user_group_ids", "none");
  return met(cache.isReference("auth_token"), "auth_token a reference", "a literal");
};

const isRedis = (cache: Resource): boolean => ["redis", "valkey"].includes(String(cache.get("engine")));

const example: Example = {
  layer: "data",
  resource: {
    aws_elasticache_replication_group: {
      sessions: {
        engine: "redis",
        engine_version: "6.2",
        parameter_group_name: "${aws_elasticache_parameter_group.sessions.name}",
        transit_encryption_enabled: true,
        auth_token: "${aws_secretsmanager_secret_version.orders.secret_string}",
        at_rest_encryption_enabled: "true",
        kms_key_id: KEY,
        num_cache_clusters: 2,
        automatic_failover_enabled: true,
        multi_az_enabled: true,
        auto_minor_version_upgrade: "true",
        snapshot_retention_limit: 7,
        subnet_group_name: "${aws_elasticache_subnet_group.sessions.name}",
        security_group_ids: ["sg-1"],
      },
    },
    aws_elasticache_parameter_group: { sessions: { family: "redis6.x" } },
    aws_elasticache_subnet_group: { sessions: { subnet_ids: ["subnet-1", "subnet-2"] } },
  },
};

/** In-memory stores. */
export const elasticache: ServiceRules = {
  example,
  rules: [
    {
      id: "cache-engine-pinned",
      type: CACHE,
      level: "M",
      reason: "a major version is chosen: ElastiCache's newest of today is another one tomorrow",
      source: ["CKV_AWS_322"],
      setting: "caches.engineVersion",
      fault: { at: "aws_elasticache_replication_group/sessions/engine_version" },
      holds: all(oneOf("engine", ["redis", "valkey"]), isSet("engine_version")),
    },
    {
      id: "cache-own-parameters",
      type: CACHE,
      level: "M",
      reason: "default parameter groups cannot be changed, and one of another family is refused at apply",
      source: ["ElastiCache user guide, parameter groups"],
      setting: "caches.engineVersion",
      fault: { at: "aws_elasticache_parameter_group/sessions/family", to: "redis7" },
      holds: parameters,
    },
    {
      id: "cache-tls",
      type: CACHE,
      level: "M",
      reason: "sessions do not travel in the clear, and it takes two changes to turn on later",
      source: ["ElastiCache.5", "CKV_AWS_30", "AVD-AWS-0051"],
      setting: "",
      fault: { at: "aws_elasticache_replication_group/sessions/transit_encryption_mode", to: "preferred" },
      holds: all(
        equals("transit_encryption_enabled", true),
        where(
          (cache) => cache.has("transit_encryption_mode"),
          oneOf("transit_encryption_mode", ["required"]),
        ),
      ),
    },
    {
      id: "cache-authentication",
      type: CACHE,
      level: "M",
      reason: "whoever reaches the port must also know a secret, and it is in no code",
      source: ["ElastiCache.6", "CKV_AWS_31"],
      setting: "caches.auth",
      fault: { at: "aws_elasticache_replication_group/sessions/auth_token", to: "hunter22hunter22" },
      holds: either(token, isSet("user_group_ids")),
    },
    {
      id: "cache-token-over-tls",
      type: CACHE,
      level: "M",
      reason: "a plan accepts a token without TLS, and ElastiCache refuses it",
      source: ["ElastiCache CreateReplicationGroup, AuthToken"],
      setting: "",
      fault: { at: "aws_elasticache_replication_group/sessions/transit_encryption_enabled" },
      holds: where((cache) => cache.has("auth_token"), equals("transit_encryption_enabled", true)),
    },
    {
      id: "cache-encrypted",
      type: CACHE,
      level: "M",
      reason: "snapshots inherit it, and it cannot be turned on later; a key alone encrypts nothing",
      source: ["ElastiCache.4", "CKV_AWS_29", "CKV_AWS_191", "AVD-AWS-0045"],
      setting: "caches.key",
      fault: { at: "aws_elasticache_replication_group/sessions/at_rest_encryption_enabled" },
      holds: all(equals("at_rest_encryption_enabled", true), isSet("kms_key_id")),
    },
    {
      id: "cache-multi-zone",
      type: CACHE,
      level: "P",
      reason: "a zone's failure is a failover, not an outage and an empty store",
      source: ["ElastiCache.3", "CKV2_AWS_50"],
      setting: "caches.nodes",
      fault: { at: "aws_elasticache_replication_group/sessions/num_cache_clusters", to: 1 },
      holds: all(
        equals("automatic_failover_enabled", true),
        equals("multi_az_enabled", true),
        atLeast("num_cache_clusters", 2),
      ),
    },
    {
      id: "cache-minor-upgrades",
      type: CACHE,
      level: "M",
      reason:
        "minor versions are where security fixes come: name the major one alone, such as 7.x, to get them",
      source: ["ElastiCache.2"],
      setting: "caches.engineVersion",
      fault: { at: "aws_elasticache_replication_group/sessions/auto_minor_version_upgrade", to: "false" },
      holds: equals("auto_minor_version_upgrade", true),
    },
    {
      id: "cache-waits-for-window",
      type: CACHE,
      level: "P",
      reason:
        "a change that restarts a node waits for the hour that was agreed; allowMajorUpgrade is for the time of an upgrade",
      source: ["ElastiCache ModifyReplicationGroup, apply immediately"],
      setting: "caches.allowMajorUpgrade",
      fault: { at: "aws_elasticache_replication_group/sessions/apply_immediately", to: true },
      holds: notTrue("apply_immediately"),
    },
    {
      id: "cache-snapshots",
      type: CACHE,
      level: "M",
      reason: "a store that was emptied can be brought back",
      source: ["ElastiCache.1", "AVD-AWS-0050"],
      setting: "caches.snapshotRetentionDays",
      fault: { at: "aws_elasticache_replication_group/sessions/snapshot_retention_limit", to: 0 },
      holds: atLeast("snapshot_retention_limit", 1),
    },
    {
      id: "cache-snapshots-week",
      type: CACHE,
      level: "P",
      reason: "a week to notice that data is gone",
      source: ["ElastiCache.1"],
      setting: "caches.snapshotRetentionDays",
      fault: { at: "aws_elasticache_replication_group/sessions/snapshot_retention_limit", to: 5 },
      holds: atLeast("snapshot_retention_limit", 7),
    },
    {
      id: "cache-own-subnets",
      type: CACHE,
      level: "M",
      reason: "the default group is in the default VPC",
      source: ["ElastiCache.7"],
      setting: "caches.tier",
      fault: { at: "aws_elasticache_replication_group/sessions/subnet_group_name", to: "default" },
      holds: target("subnet_group_name", "aws_elasticache_subnet_group", isSet("subnet_ids")),
    },
    {
      id: "cache-groups",
      type: CACHE,
      level: "M",
      reason: "without a group the VPC's empty default one applies, and connections hang",
      source: ["EC2.2"],
      setting: "caches.groups",
      fault: { at: "aws_elasticache_replication_group/sessions/security_group_ids", to: [] },
      holds: isSet("security_group_ids"),
    },
    {
      id: "cache-replication-group",
      type: "aws_elasticache_cluster",
      level: "M",
      reason: "a Redis that is no replication group has neither an AUTH token nor encryption",
      source: ["AWS provider, aws_elasticache_cluster"],
      setting: "",
      fault: { at: "aws_elasticache_cluster", to: { sessions: { engine: "redis" } } },
      holds: (cluster) =>
        met(!isRedis(cluster), "an aws_elasticache_replication_group", "an aws_elasticache_cluster"),
    },
  ],
};
