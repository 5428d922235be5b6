import { refersTo } from "@strata/kind";
import { connections, days, KEYS } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A file system that pods of several zones share. */
export const fileSystem = z.strictObject({
  tier: refersTo("network.tiers").describe("Tier of the network layer; each of its subnets can mount it"),
  ...connections,
  key: refersTo(KEYS)
    .default("files")
    .describe("Key for what it stores: a name in keys, here or in the network layer"),
  performanceMode: z
    .enum(["generalPurpose", "maxIO"])
    .default("generalPurpose")
    .describe("Cannot be changed later"),
  throughputMode: z
    .enum(["bursting", "elastic"])
    .default("bursting")
    .describe("bursting grows with the stored size; elastic is paid by use"),
  infrequentAccessAfterDays: z
    .literal([1, 7, 14, 30, 60, 90, 180, 270, 365])
    .optional()
    .describe("Days without access after which a file moves to the cheaper class"),
  backups: z
    .enum(["daily", "none"])
    .default("daily")
    .describe("daily: by AWS Backup, into a vault of its own under the same key"),
  backupRetentionDays: days.default(35).describe("Days after which a backup is deleted"),
  forceDestroy: z
    .boolean()
    .default(false)
    .describe(
      "Whether destroying it deletes its backups; otherwise a vault that holds any stays, and the destroy fails",
    ),
});

/** Settings of a file system. */
export type FileSystemSettings = z.output<typeof fileSystem>;
