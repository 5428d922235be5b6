import { auroraInstanceClass, databasePort, parameters, postgresUser } from "@strata/kind/vocabulary";
import { z } from "zod";
import {
  databaseCluster,
  databaseEngine,
  databaseName,
  engineVersion,
  MASTER_USER,
  managedDatabase,
  masterUser,
  monitoringSeconds,
} from "./managed-settings";

/** A cluster of Aurora PostgreSQL. */
export const aurora = z.strictObject({
  ...managedDatabase,
  ...databaseCluster(auroraInstanceClass),
  username: masterUser(postgresUser.default("platform_admin").describe(MASTER_USER)),
  engine: databaseEngine(z.literal("aurora-postgresql").describe("An Aurora cluster with PostgreSQL")),
  engineVersion,
  databaseName,
  port: databasePort.default(5432),
  monitoringSeconds,
  parameters: parameters
    .default({})
    .describe("Parameters of the cluster, besides forced TLS and the logging of slow and schema statements"),
});

/** Settings of an Aurora cluster. */
export type AuroraSettings = z.output<typeof aurora>;
