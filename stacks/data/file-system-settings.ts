import { entryName } from "@strata/config/schema/vocabulary";
import { z } from "zod";
import { connections } from "./connection-settings";

/** A file system that pods of several zones share. */
export const fileSystem = z.strictObject({
  tier: entryName.describe("Tier of the network layer; each of its subnets can mount it"),
  ...connections,
  key: entryName.default("files").describe("Name in keys, here or in the network layer"),
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
  backups: z.enum(["daily", "none"]).default("daily").describe("Daily copies by AWS Backup"),
});

const posixId = z.int().min(0).max(4294967295);

/** A folder of a file system, with one identity for all who use it. */
export const accessPoint = z.strictObject({
  fileSystem: entryName.describe("Name in fileSystems"),
  path: z
    .string()
    .regex(/^(\/[^/$#<>;`|&?{}^*\n]+){1,4}$/, 'a path below the root such as "/metrics"')
    .describe("The folder, made at the first mount"),
  uid: posixId.describe("POSIX user that every client acts as"),
  gid: posixId.describe("POSIX group that every client acts as"),
  permissions: z
    .string()
    .regex(/^[0-7]{3,4}$/, 'octal permissions in quotes such as "755"')
    .default("755"),
});
