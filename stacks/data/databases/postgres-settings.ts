import { onlyUp } from "@strata/kind";
import {
  databasePort,
  gibibytes,
  parameters,
  postgresInstanceClass,
  postgresUser,
} from "@strata/kind/vocabulary";
import { z } from "zod";
import {
  databaseEngine,
  databaseName,
  engineVersion,
  MASTER_USER,
  managedDatabase,
  masterUser,
  monitoringSeconds,
} from "./managed-settings";

/** A single PostgreSQL instance of RDS, with a standby. */
export const postgres = z.strictObject({
  ...managedDatabase,
  username: masterUser(postgresUser.default("platform_admin").describe(MASTER_USER)),
  engine: databaseEngine(z.literal("postgres").default("postgres").describe("A PostgreSQL instance of RDS")),
  engineVersion,
  instanceClass: postgresInstanceClass.describe("Instance class"),
  databaseName,
  storageGiB: onlyUp(gibibytes.min(20).describe("Storage at first, GiB"), {
    since: "RDS takes no storage back",
    way: "move the data to a smaller database beside it, then give this one up",
    source: "RDS user guide, Working with storage for Amazon RDS DB instances",
  }),
  maxStorageGiB: gibibytes.min(20).describe("Storage grows by itself up to this, GiB"),
  port: databasePort.default(5432),
  multiAz: z.boolean().default(true).describe("A standby in another zone takes over"),
  monitoringSeconds,
  parameters: parameters
    .default({})
    .describe("Parameters of the engine, besides forced TLS and the logging of slow and schema statements"),
});

/** Settings of a PostgreSQL instance. */
export type PostgresSettings = z.output<typeof postgres>;
