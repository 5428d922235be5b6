import { fixed, inOrder, laterVersion, refersTo } from "@strata/kind";
import {
  cacheNodeType,
  connections,
  dailyWindow,
  databasePort,
  days,
  KEYS,
  logKey,
  logRetentionDays,
  madeOrFound,
  parameters,
  recoveryDays,
  secretArn,
  secretName,
  weeklyWindow,
} from "@strata/kind/vocabulary";
import { z } from "zod";

/** Identifier of a replication group. Source: ElastiCache `CreateReplicationGroup`, parameter `ReplicationGroupId`. */
const identifier = z
  .string()
  .max(40, "at most 40 characters")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "shop-sessions"');

const external = z.strictObject({
  mode: madeOrFound(z.literal("external")).describe("It exists already, and others change it"),
  identifier: identifier.describe("Replication group in the account and region"),
  authSecret: secretArn.optional().describe("ARN of the secret with its AUTH token, for those who read it"),
  expect: z
    .strictObject({
      authToken: z.boolean().default(true).describe("Refuses clients without its AUTH token"),
      multiAz: z.boolean().default(true).describe("Fails over to another zone by itself"),
    })
    .prefault({})
    .describe("What must be true of it, or the plan fails; false where it need not be"),
});

const managed = z.strictObject({
  mode: madeOrFound(z.literal("managed")).describe("Made here"),
  identifier: identifier.optional().describe("<environment id>-<entry> where absent"),
  description: z.string().min(1).max(255).default("Cache of the platform").describe("What it is for"),
  engine: inOrder(
    z.enum(["redis", "valkey"]).describe("redis ends with version 7.1; valkey is its open continuation"),
    ["redis", "valkey"],
    {
      unless: { setting: "allowMajorUpgrade", is: true },
      since:
        "ElastiCache leads from redis to valkey only, as an upgrade that must be allowed: the other way replaces the cache and what is in it",
      way: "to valkey, set allowMajorUpgrade: true with it; to redis, add a cache, move the clients, then give this one up",
      source: "ElastiCache user guide, Upgrading engine versions including cross engine upgrades",
    },
  ),
  engineVersion: laterVersion(
    z
      .string()
      .regex(/^\d+\.(\d+|x)$/, 'a version in quotes such as "7.1" or "6.x"')
      .describe(
        "A major version, such as 7.x, of which ElastiCache installs minor ones; a minor one, such as 7.1, stays, without newer ones' fixes",
      ),
    {
      unless: { setting: "allowMajorUpgrade", is: true },
      since:
        "an older version replaces the cache and what is in it, and an upgrade to another major version must be allowed",
      way: "for another major version take a snapshot, set allowMajorUpgrade: true with it and apply; for an older one restore a snapshot into a new cache; a pin instead of a selector must not be older than what runs",
      source:
        "ElastiCache user guide, Upgrading engine versions; Terraform aws_elasticache_replication_group.engine_version",
    },
  ),
  allowMajorUpgrade: z
    .boolean()
    .default(false)
    .describe(
      "For the time of an upgrade: the next apply installs another major version or engine, changes do not wait for the maintenance window, and the cache cannot be destroyed",
    ),
  nodeType: cacheNodeType.describe("Type of each node"),
  nodes: z
    .int()
    .min(1)
    .max(6)
    .default(2)
    .describe("One writes, the others read and take over from another zone; a single one has no successor"),
  tier: fixed(
    refersTo("network.tiers", {
      needs: [
        {
          can: "twoZones",
          since: ({ nodes }: { nodes: number }) => `${nodes} nodes stand in for each other`,
          when: ({ nodes }: { nodes: number }) => nodes > 1,
        },
      ],
    }).describe("Tier of the network layer that holds it"),
    {
      since: "a cache does not leave the subnets that it stands in",
      way: "add a cache in the other tier, from a snapshot, move the clients, then give this one up",
      source: "ElastiCache API, ModifyCacheSubnetGroup: SubnetInUse",
    },
  ),
  ...connections,
  port: fixed(databasePort.default(6379), {
    since: "another port replaces the cache and what is in it",
    way: "add a cache with the other port, from a snapshot, move the clients, then give this one up",
    source: "Terraform aws_elasticache_replication_group.port",
  }),
  key: fixed(
    refersTo(KEYS)
      .default("data")
      .describe("Key for what it stores: a name in keys, here or in the network layer"),
    {
      since: "another key replaces the cache and what is in it",
      way: "add a cache with the other key, from a snapshot, move the clients, then give this one up",
      source: "Terraform aws_elasticache_replication_group.kms_key_id",
    },
  ),
  auth: z
    .strictObject({
      secretName: secretName
        .optional()
        .describe("Unique in the account and region; <environment id>/<entry>-auth-token where absent"),
      recoveryDays,
    })
    .prefault({})
    .describe("The AUTH token, which Terraform makes once and keeps in a secret encrypted with secretsKey"),
  parameters: parameters.default({}).describe("Parameters of the engine"),
  snapshotRetentionDays: days.max(35).default(7).describe("Days for which a daily snapshot is kept, 1 to 35"),
  snapshotWindow: dailyWindow
    .optional()
    .describe(
      "When snapshots are taken, an hour or more; where absent 02:00-03:00, or the next hour that maintenance leaves free",
    ),
  finalSnapshot: z.enum(["keep", "skip"]).default("keep").describe("Whether deleting it leaves a snapshot"),
  maintenanceWindow: weeklyWindow
    .optional()
    .describe(
      "When it may restart for changes and patches, an hour or more; where absent sun:04:00-sun:05:00, or the next hour that snapshots leave free",
    ),
  logs: z
    .strictObject({
      kinds: z
        .array(z.enum(["slow-log", "engine-log"]))
        .min(1)
        .default(["slow-log", "engine-log"])
        .describe("Slow commands, and what the engine says; of Redis from 6.2 on"),
      key: logKey(KEYS).default("platform").describe("Key of the log groups"),
      retentionDays: logRetentionDays.default(90),
    })
    .optional()
    .describe("Log groups of the engine; none where absent"),
});

/** An in-memory store, reached over TLS with an AUTH token: made here, or looked up. */
export const cache = z.discriminatedUnion("mode", [external, managed]);

/** Settings of a cache. */
export type CacheSettings = z.output<typeof cache>;

/** Settings of a cache that is created here. */
export type ManagedCacheSettings = z.output<typeof managed>;
/** Settings of a cache that is looked up. */
export type ExternalCacheSettings = z.output<typeof external>;
