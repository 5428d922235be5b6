import { refersTo } from "@strata/kind";
import { connections, days, entriesOf, KEYS, logKey, logRetentionDays } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A class of instances, of RDS and DocumentDB alike. */
export const instanceClass = z
  .string()
  .startsWith("db.", 'a class such as "db.t4g.medium"')
  .describe("Instance class");

/** Name of a database inside a server. */
export const databaseName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a database name such as "shop"')
  .describe("First database; only the engine's own where absent");

/** A major version, or one that is pinned. */
export const postgresVersion = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a version in quotes such as "16" or "16.6"')
  .describe("A major version follows minor upgrades; a full one is pinned");

/** Samples of the operating system of instances. */
export const monitoringSeconds = z
  .literal([0, 1, 5, 10, 15, 30, 60])
  .default(60)
  .describe("Seconds between samples of the operating system; 0 takes none");

/** What databases that are made here have in common, whatever the engine. */
export const managedDatabase = {
  mode: z.literal("managed").describe("Made here"),
  identifier: z
    .string()
    .max(52, "at most 52 characters, since other names extend it")
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "shop-main"')
    .optional()
    .describe("<environment id>-<entry> where absent"),
  username: z
    .string()
    .regex(
      /^(?!(postgres|admin|root|rdsadmin|serviceadmin)$)[a-z][a-z0-9_]{0,62}$/,
      "a user name other than postgres, admin and root",
    )
    .default("platform_admin")
    .describe("Master user; AWS makes the password and keeps it in Secrets Manager"),
  tier: refersTo("network.tiers", {
    needs: [{ can: "twoZones", since: "RDS refuses a subnet group in one zone" }],
  }).describe("Tier of the network layer that holds it"),
  ...connections,
  key: refersTo(KEYS)
    .default("data")
    .describe("Key for what it stores: a name in keys, here or in the network layer"),
  backupRetentionDays: days.max(35).default(7).describe("Days for which any second can be restored, 1 to 35"),
  deletionProtection: z.boolean().default(true).describe("It cannot be deleted before this is false"),
  finalSnapshot: z.enum(["keep", "skip"]).default("keep").describe("Whether deleting it leaves a snapshot"),
  logs: z
    .strictObject({
      key: logKey(KEYS).default("platform").describe("Key of the log groups"),
      retentionDays: logRetentionDays.default(90),
    })
    .prefault({})
    .describe("Log groups of the engine"),
};

const instance = z.strictObject({
  instanceClass: instanceClass.optional().describe("Instance class; the cluster's where absent"),
  promotionTier: z
    .int()
    .min(0)
    .max(15)
    .default(1)
    .describe("Who takes over when the writer fails: the lowest"),
});

/** What clusters have in common, besides what all managed databases have. */
export const databaseCluster = {
  instanceClass: instanceClass.describe("Class of instances that name none"),
  instances: entriesOf(instance)
    .refine((instances) => Object.keys(instances).length > 0, "at least one instance")
    .describe("Instances by the end of their identifiers: one writes, the others read and take over"),
};
