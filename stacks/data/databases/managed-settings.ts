import { refersTo } from "@strata/kind";
import {
  connections,
  databaseIdentifier,
  days,
  entriesOf,
  KEYS,
  logKey,
  logRetentionDays,
  postgresDatabaseName,
  postgresVersion,
} from "@strata/kind/vocabulary";
import { z } from "zod";

/** The first database of a server of PostgreSQL. */
export const databaseName = postgresDatabaseName.describe(
  "First database; only the engine's own where absent",
);

/** Version of a server of PostgreSQL. */
export const engineVersion = postgresVersion.describe(
  "A major version, such as 16, of which AWS installs minor ones; a whole one, such as 16.4, stays, without their fixes",
);

/** What the master user is, whatever the engine. */
export const MASTER_USER = "Master user; AWS makes the password and keeps it in Secrets Manager";

/** Samples of the operating system of instances. */
export const monitoringSeconds = z
  .literal([0, 1, 5, 10, 15, 30, 60])
  .default(60)
  .describe("Seconds between samples of the operating system; 0 takes none");

/** What databases that are made here have in common, whatever the engine. */
export const managedDatabase = {
  mode: z.literal("managed").describe("Made here"),
  identifier: databaseIdentifier
    .max(52, "at most 52 characters, since other names extend it")
    .optional()
    .describe("<environment id>-<entry> where absent"),
  tier: refersTo("network.tiers", {
    needs: [{ can: "twoZones", since: "RDS refuses a subnet group in one zone" }],
  }).describe("Tier of the network layer that holds it"),
  ...connections,
  key: refersTo(KEYS)
    .default("data")
    .describe("Key for what it stores: a name in keys, here or in the network layer"),
  backupRetentionDays: days.max(35).default(7).describe("Days for which any second can be restored, 1 to 35"),
  allowMajorUpgrade: z
    .boolean()
    .default(false)
    .describe(
      "For the time of an upgrade: the next apply may install a higher major version, and changes do not wait for the maintenance window",
    ),
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

/** Most instances of a cluster: a writer and 15 readers. Source: Aurora user guide and DocumentDB developer guide, "Quotas". */
const MOST_INSTANCES = 16;

/**
 * What clusters have in common, besides what all managed databases have.
 * @param instanceClass the classes that the engine runs on
 */
export function databaseCluster(instanceClass: z.ZodString) {
  const instance = z.strictObject({
    instanceClass: instanceClass.optional().describe("Instance class; the cluster's where absent"),
    promotionTier: z
      .int()
      .min(0)
      .max(15)
      .default(1)
      .describe("Who takes over when the writer fails: the lowest"),
  });
  return {
    instanceClass: instanceClass.describe("Class of instances that name none"),
    instances: entriesOf(instance)
      .refine((instances) => Object.keys(instances).length > 0, "at least one instance")
      .refine(
        (instances) => Object.keys(instances).length <= MOST_INSTANCES,
        `at most ${MOST_INSTANCES} instances, a writer and 15 readers`,
      )
      .describe("Instances by the end of their identifiers: one writes, the others read and take over"),
  };
}
