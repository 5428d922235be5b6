import { fixed } from "@strata/kind";
import { databasePort, docdbInstanceClass, docdbUser, parameters } from "@strata/kind/vocabulary";
import { z } from "zod";
import {
  databaseCluster,
  databaseEngine,
  MASTER_USER,
  managedDatabase,
  masterUser,
  upgradedOnly,
} from "./managed-settings";

/**
 * Versions without SCRAM-SHA-256, for which the connection secrets ask: it came with 5.0.1 and 8.0.1, and a cluster of
 * 5.0.0 stays one until somebody changes its version (DocumentDB developer guide, "Authentication using SCRAM-SHA-256").
 */
const WITHOUT_SCRAM_SHA_256 = /^([0-4]\..*|5\.0\.0|8\.0\.0)$/;

/** A cluster of DocumentDB. */
export const docdb = z.strictObject({
  ...managedDatabase,
  ...databaseCluster(docdbInstanceClass),
  // Its API takes letters and digits only.
  username: masterUser(docdbUser.default("platformadmin").describe(MASTER_USER)),
  engine: databaseEngine(z.literal("docdb").describe("A DocumentDB cluster, which speaks MongoDB")),
  engineVersion: upgradedOnly(
    z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'a version in quotes such as "5.0.1"')
      .regex(/^(3\.6|4\.0|5\.0|8\.0)\.\d+$/, "a version of DocumentDB: 5.0 or 8.0, with its patch")
      .refine(
        (version) => !WITHOUT_SCRAM_SHA_256.test(version),
        "5.0.1 or 8.0.1 at least: earlier versions have no SCRAM-SHA-256, with which clients log in",
      )
      .describe(
        "Version of the engine, which must have SCRAM-SHA-256: 5.0.1 or 8.0.1 at least. DocumentDB installs no other by itself",
      ),
  ),
  port: fixed(databasePort.default(27017), {
    since: "DocumentDB gives a cluster its port for good: another one replaces it and its data",
    way: "restore a snapshot into a cluster with the other port, then give this one up",
    source: "Terraform aws_docdb_cluster.port",
  }),
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
