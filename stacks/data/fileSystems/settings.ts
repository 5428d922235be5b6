import { fixed, inOrder, refersTo } from "@strata/kind";
import { connections, days, KEYS, zoneLetter } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A file system that pods of several zones share. */
export const fileSystem = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'a name such as "shop-production-shared"')
    .max(43, "at most 43 characters, since other names extend it")
    .optional()
    .describe("Its name, creation token and backup vault; <environment id>-<entry> where absent"),
  tier: refersTo("network.tiers").describe("Tier of the network layer; each of its subnets can mount it"),
  formerMountTargets: z
    .record(
      zoneLetter,
      z.string().regex(/^subnet-[0-9a-f]+$/, "the id of a subnet, such as subnet-0a1b2c3d4e5f60718"),
    )
    .optional()
    .describe(
      "Subnet by zone of mount targets that an earlier release made, which had subnets as keys: for one apply, which moves their addresses and changes nothing",
    ),
  ...connections,
  key: fixed(
    refersTo(KEYS)
      .default("files")
      .describe("Key for what it stores: a name in keys, here or in the network layer"),
    {
      since: "another key replaces the file system and its files",
      way: "add a file system with the other key, copy the files with DataSync, then give this one up",
      source: "EFS API, CreateFileSystem, KmsKeyId; Terraform aws_efs_file_system.kms_key_id",
    },
  ),
  performanceMode: fixed(
    z.enum(["generalPurpose", "maxIO"]).default("generalPurpose").describe("Cannot be changed later"),
    {
      since: "another mode replaces the file system and its files",
      way: "add a file system with the other mode, copy the files with DataSync, then give this one up",
      source: "EFS API, CreateFileSystem, PerformanceMode",
    },
  ),
  throughputMode: z
    .enum(["bursting", "elastic"])
    .default("bursting")
    .describe("bursting grows with the stored size; elastic is paid by use"),
  infrequentAccessAfterDays: z
    .literal([1, 7, 14, 30, 60, 90, 180, 270, 365])
    .optional()
    .describe("Days without access after which a file moves to the cheaper class"),
  backups: inOrder(
    z
      .enum(["daily", "none"])
      .default("daily")
      .describe("daily: by AWS Backup, into a vault of its own under the same key"),
    ["none", "daily"],
    {
      since:
        "the vault goes with its backups where forceDestroy is true, and else AWS Backup refuses to delete it",
      way: "copy the backups that are to stay into a vault of another environment, and delete the rest",
      source: "AWS Backup API, DeleteBackupVault",
    },
  ),
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
