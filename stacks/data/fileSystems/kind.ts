import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { ROLE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { fileSystemProblems } from "./check";
import { type FileSystemSettings, fileSystem } from "./settings";

const isBackedUp = ({ backups }: FileSystemSettings): boolean => backups === "daily";

/** EFS file systems. */
export const fileSystems = defineKind({
  key: "fileSystems",
  title: "file system",
  description: "EFS file systems",
  entry: fileSystem,
  outputs: {
    description: "EFS file systems",
    fields: {
      id: string("File system id", "fs-0a1b2c3d4e5f60718"),
      arn: string(
        "ARN of the file system",
        "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718",
      ),
    },
  },
  names: {
    // Source: EFS `CreateFileSystem`, parameter `CreationToken`.
    token: { of: "EFS file system", default: "{id}-{entry}", scope: "region", longest: 64 },
    // Source: AWS Backup `CreateBackupVault`, parameter `BackupVaultName`.
    vault: {
      of: "backup vault",
      default: "{id}-{entry}",
      scope: "region",
      longest: 50,
      when: isBackedUp,
    },
    backupRole: {
      of: "IAM role",
      default: "{id}-{entry}-backups",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
      when: isBackedUp,
    },
  },
  check: ({ entry }) => fileSystemProblems(entry),
});
