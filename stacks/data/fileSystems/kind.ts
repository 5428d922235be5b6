import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { ROLE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { fileSystemProblems, formerMountTargetProblems } from "./check";
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
    token: {
      of: "EFS file system",
      setting: "name",
      default: "{id}-{entry}",
      scope: "region",
      longest: 64,
      fixed: {
        since: "another token replaces the file system and its files",
        way: "keep it: a renamed entry says was, and name with what it is called",
        source: "Terraform aws_efs_file_system.creation_token",
      },
    },
    // Source: AWS Backup `CreateBackupVault`, parameter `BackupVaultName`.
    vault: {
      of: "backup vault",
      default: "{token}",
      scope: "region",
      longest: 50,
      when: isBackedUp,
    },
    backupRole: {
      of: "IAM role",
      default: "{token}-backups",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
      when: isBackedUp,
    },
  },
  kept: {
    since: "its files go with it",
    way: "take it away from its pods and apply those, and copy what is to stay",
    source: "EFS API, DeleteFileSystem",
  },
  check: (context) => [...fileSystemProblems(context.entry), ...formerMountTargetProblems(context)],
});
