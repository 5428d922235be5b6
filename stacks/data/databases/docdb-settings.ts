import { databasePort, docdbInstanceClass, docdbUser, parameters } from "@strata/kind/vocabulary";
import { z } from "zod";
import { databaseCluster, MASTER_USER, managedDatabase } from "./managed-settings";

/** A cluster of DocumentDB. */
export const docdb = z.strictObject({
  ...managedDatabase,
  ...databaseCluster(docdbInstanceClass),
  // Its API takes letters and digits only.
  username: docdbUser.default("platformadmin").describe(MASTER_USER),
  engine: z.literal("docdb").describe("A DocumentDB cluster, which speaks MongoDB"),
  engineVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'a version in quotes such as "5.0.0"')
    .describe("Version of the engine; users with SCRAM-SHA-256 need 5.0.0 or later, with its patches"),
  port: databasePort.default(27017),
  tls: z
    .enum(["enabled", "tls1.2+", "tls1.3+", "fips-140-3"])
    .default("tls1.2+")
    .describe("What connections must be made of: any version of TLS, or at least this one"),
  parameters: parameters
    .default({})
    .describe("Parameters of the cluster, besides tls, audit_logs and the profiling of slow operations"),
});

/** Settings of a DocumentDB cluster. */
export type DocdbSettings = z.output<typeof docdb>;
