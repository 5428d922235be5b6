import { days, entryName, gibibytes, logRetentionDays, port } from "@strata/config/schema-vocabulary";
import { z } from "zod";
import { connections } from "./connection-settings";

const external = z.strictObject({
  mode: z.literal("external").describe("It exists already, and others change it"),
  identifier: z.string().min(1).describe("DB instance identifier in the account and region"),
  expect: z
    .strictObject({
      multiAz: z.boolean().default(true).describe("Fails over to another zone by itself"),
      backups: z.boolean().default(true).describe("Has automated backups"),
      private: z.boolean().default(true).describe("Has no public address"),
      encrypted: z.boolean().default(true).describe("Its storage is encrypted"),
    })
    .prefault({})
    .describe("What must be true of it, or the plan fails; false where it need not be"),
});

const managed = z.strictObject({
  mode: z.literal("managed").describe("Made here"),
  identifier: z
    .string()
    .max(52, "at most 52 characters, since other names extend it")
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "shop-main"')
    .optional()
    .describe("<environment id>-<entry> where absent"),
  engine: z.enum(["postgres"]).default("postgres").describe("Engine of RDS"),
  engineVersion: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'a version in quotes such as "16" or "16.6"')
    .describe("A major version follows minor upgrades; a full one is pinned"),
  instanceClass: z.string().startsWith("db.", 'a class such as "db.t4g.medium"').describe("Instance class"),
  databaseName: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a database name such as "shop"')
    .optional()
    .describe("First database; only postgres where absent"),
  username: z
    .string()
    .regex(
      /^(?!(postgres|admin|root|rdsadmin)$)[a-z][a-z0-9_]{0,62}$/,
      "a user name other than postgres, admin and root",
    )
    .default("platform_admin")
    .describe("Master user; RDS makes the password and keeps it in Secrets Manager"),
  storageGiB: gibibytes.min(20).describe("Storage at first, GiB"),
  maxStorageGiB: gibibytes.min(20).describe("Storage grows by itself up to this, GiB"),
  tier: entryName.describe("Tier of the network layer that holds it"),
  ...connections,
  port: port.default(5432),
  key: entryName.default("data").describe("Name in keys, here or in the network layer"),
  multiAz: z.boolean().default(true).describe("A standby in another zone takes over"),
  backupRetentionDays: days.max(35).default(7).describe("Days for which any second can be restored, 1 to 35"),
  deletionProtection: z.boolean().default(true).describe("It cannot be deleted before this is false"),
  finalSnapshot: z.enum(["keep", "skip"]).default("keep").describe("Whether deleting it leaves a snapshot"),
  monitoringSeconds: z
    .literal([0, 1, 5, 10, 15, 30, 60])
    .default(60)
    .describe("Seconds between samples of the operating system; 0 takes none"),
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .describe("Parameters of the engine, besides forced TLS and the logging of slow and schema statements"),
  logs: z
    .strictObject({
      key: entryName.default("platform").describe("Name in keys whose users include logs"),
      retentionDays: logRetentionDays.default(90),
    })
    .prefault({})
    .describe("Log groups of the engine"),
});

/** A relational database: made here, or looked up. */
export const database = z.discriminatedUnion("mode", [external, managed]);

/** Settings of a database that is made here. */
export type ManagedDatabaseSettings = z.output<typeof managed>;
/** Settings of a database that is looked up. */
export type ExternalDatabaseSettings = z.output<typeof external>;
