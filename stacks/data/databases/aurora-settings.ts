import { port } from "@strata/kind/vocabulary";
import { z } from "zod";
import {
  databaseCluster,
  databaseName,
  managedDatabase,
  monitoringSeconds,
  postgresVersion,
} from "./managed-settings";

/** A cluster of Aurora PostgreSQL. */
export const aurora = z.strictObject({
  ...managedDatabase,
  ...databaseCluster,
  engine: z.literal("aurora-postgresql").describe("An Aurora cluster with PostgreSQL"),
  engineVersion: postgresVersion,
  databaseName: databaseName.optional(),
  port: port.default(5432),
  monitoringSeconds,
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .describe("Parameters of the cluster, besides forced TLS and the logging of slow and schema statements"),
});

/** Settings of an Aurora cluster. */
export type AuroraSettings = z.output<typeof aurora>;
