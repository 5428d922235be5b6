import { gibibytes, port } from "@strata/kind/vocabulary";
import { z } from "zod";
import {
  databaseName,
  instanceClass,
  managedDatabase,
  monitoringSeconds,
  postgresVersion,
} from "./managed-settings";

/** A single PostgreSQL instance of RDS, with a standby. */
export const postgres = z.strictObject({
  ...managedDatabase,
  engine: z.literal("postgres").default("postgres").describe("A PostgreSQL instance of RDS"),
  engineVersion: postgresVersion,
  instanceClass,
  databaseName: databaseName.optional(),
  storageGiB: gibibytes.min(20).describe("Storage at first, GiB"),
  maxStorageGiB: gibibytes.min(20).describe("Storage grows by itself up to this, GiB"),
  port: port.default(5432),
  multiAz: z.boolean().default(true).describe("A standby in another zone takes over"),
  monitoringSeconds,
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .describe("Parameters of the engine, besides forced TLS and the logging of slow and schema statements"),
});

/** Settings of a PostgreSQL instance. */
export type PostgresSettings = z.output<typeof postgres>;
