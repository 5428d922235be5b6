import { entriesOf, entryName } from "@strata/config/schema/vocabulary";
import { z } from "zod";
import { bucket } from "./bucket-settings";
import { cache } from "./cache-settings";
import { database } from "./database-settings";
import { accessPoint, fileSystem } from "./file-system-settings";
import { secret } from "./secret-settings";

const key = z.strictObject({
  description: z.string(),
  alias: z
    .string()
    .optional()
    .describe("Without alias/, {id} being the environment's id; {id}-<key> where absent"),
  users: z
    .array(z.enum(["logs", "distributions", "distributionLogs", "loadBalancerLogs"]))
    .default([])
    .describe("AWS services that use the key by themselves"),
  deletionWindowDays: z.int().min(7).max(30).default(30),
});

/** Settings of the data layer: what the platform keeps. */
export const dataSettings = z.strictObject({
  keys: entriesOf(key).describe("KMS keys of this layer; entries also find those of the network layer"),
  databases: entriesOf(database).describe("Relational databases"),
  caches: entriesOf(cache).describe("In-memory stores: Redis and Valkey"),
  fileSystems: entriesOf(fileSystem).describe("EFS file systems"),
  accessPoints: entriesOf(accessPoint).describe("Folders of file systems that workloads mount"),
  buckets: entriesOf(bucket).describe("S3 buckets"),
  secretsKey: entryName
    .default("data")
    .describe("Name in keys, here or in the network layer, for all secrets"),
  secrets: entriesOf(secret).describe("Secrets Manager secrets"),
});

/** What the data layer is built from. */
export type DataSettings = z.output<typeof dataSettings>;
