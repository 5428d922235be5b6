import { fixed, laterVersion, refersTo } from "@strata/kind";
import {
  connections,
  databaseIdentifier,
  days,
  entriesOf,
  KEYS,
  logKey,
  logRetentionDays,
  madeOrFound,
  postgresDatabaseName,
  postgresVersion,
} from "@strata/kind/vocabulary";
import { z } from "zod";

/** The first database of a server of PostgreSQL. */
export const databaseName = fixed(
  postgresDatabaseName.optional().describe("First database; only the engine's own where absent"),
  {
    since: "RDS makes the first database with the server: another name replaces the server and its data",
    way: "create further databases by SQL",
    source: "Terraform aws_db_instance.db_name, aws_rds_cluster.database_name",
  },
);

/** Version of a server of PostgreSQL. */
export const engineVersion = upgradedOnly(
  postgresVersion.describe(
    "A major version, such as 16, of which AWS installs minor ones; a whole one, such as 16.4, stays, without their fixes",
  ),
);

/** The master user, whose name is one for good. */
export function masterUser<S extends z.ZodType>(name: S): S {
  return fixed(name, {
    since: "AWS gives a server its master user for good: another one replaces the server and its data",
    way: "create further users by SQL or by the shell of the engine",
    source: "Terraform aws_db_instance.username, aws_rds_cluster.master_username",
  });
}

/** The engine, by which a server is another one. */
export function databaseEngine<S extends z.ZodType>(engine: S): S {
  return fixed(engine, {
    since: "another engine is another server: this one is destroyed with its data",
    way: "add a database with the other engine, move the data, then give this one up",
    source: "Terraform aws_db_instance.engine",
  });
}

/** The version of an engine: AWS takes no upgrade back, and one to another major version needs a word. */
export function upgradedOnly<S extends z.ZodType>(version: S): S {
  return laterVersion(version, {
    unless: { setting: "allowMajorUpgrade", is: true },
    since: "AWS takes no upgrade of an engine back, and those to another major version must be allowed",
    way: "for another major version take a snapshot, set allowMajorUpgrade: true with it and apply; for an older one restore a snapshot into a new database; a pin instead of a major version must not be older than what runs",
    source: "RDS user guide, Upgrading a DB instance engine version; Terraform allow_major_version_upgrade",
  });
}

/** What the master user is, whatever the engine. */
export const MASTER_USER = "Master user; AWS makes the password and keeps it in Secrets Manager";

/** Samples of the operating system of instances. */
export const monitoringSeconds = z
  .literal([0, 1, 5, 10, 15, 30, 60])
  .default(60)
  .describe("Seconds between samples of the operating system; 0 takes none");

/** What databases that are made here have in common, whatever the engine. */
export const managedDatabase = {
  mode: madeOrFound(z.literal("managed")).describe("Made here"),
  identifier: databaseIdentifier
    .max(52, "at most 52 characters, since other names extend it")
    .optional()
    .describe("<environment id>-<entry> where absent"),
  tier: fixed(
    refersTo("network.tiers", {
      needs: [{ can: "twoZones", since: "RDS refuses a subnet group in one zone" }],
    }).describe("Tier of the network layer that holds it"),
    {
      since: "a server does not leave the subnets that it stands in",
      way: "restore a snapshot into a database in the other tier, move the clients, then give this one up",
      source: "RDS API, ModifyDBSubnetGroup: SubnetAlreadyInUse",
    },
  ),
  ...connections,
  key: fixed(
    refersTo(KEYS)
      .default("data")
      .describe("Key for what it stores: a name in keys, here or in the network layer"),
    {
      since: "storage keeps the key with which it was made: another one replaces the server and its data",
      way: "copy a snapshot under the other key and restore it into a database of its own, then give this one up",
      source: "RDS user guide, Encrypting Amazon RDS resources; Terraform aws_db_instance.kms_key_id",
    },
  ),
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
