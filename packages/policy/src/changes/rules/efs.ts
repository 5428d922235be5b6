import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

const MOVE =
  "make a second file system beside it, copy the files with DataSync, mount that one, and delete this one last";

/** File systems, and the ways into them. */
export const efs: readonly ChangeRule[] = [
  ...rulesOf({
    id: "efs-file-system",
    types: ["aws_efs_file_system"],
    lost: "every file in it; AWS keeps nothing but what a backup vault has",
    deletion:
      "see that a backup exists, and that nothing has mounted it: AWS Backup restores into another file system",
    replacement: MOVE,
    source: ["EFS user guide, Deleting an EFS file system", "AWS provider, aws_efs_file_system"],
    fixed: [
      {
        id: "encryption",
        attributes: ["encrypted", "kms_key_id"],
        reason:
          "encryption and its key are fixed, so Terraform deletes the file system and makes an empty one",
        source: ["EFS user guide, Encrypting data at rest"],
      },
      {
        id: "performance",
        attributes: ["performance_mode"],
        reason: "the performance mode is fixed, so Terraform deletes the file system and makes an empty one",
        way: `throughput_mode changes in place, and elastic is for most; else ${MOVE}`,
        source: ["EFS user guide, Amazon EFS performance"],
      },
      {
        id: "token",
        attributes: ["creation_token"],
        reason:
          "the creation token is its identity for Terraform, so Terraform deletes the file system and makes an empty one",
        way: "keep the token; its name is a tag, which changes freely",
      },
      {
        id: "zone",
        attributes: ["availability_zone_name"],
        reason: "a file system of one zone stays there, so Terraform deletes it and makes an empty one",
      },
    ],
  }),
  {
    id: "efs-file-system-protection",
    types: ["aws_efs_file_system"],
    on: ["update"],
    attributes: ["protection.replication_overwrite"],
    when: {
      words: "becomes DISABLED",
      test: (before, after) => before === "ENABLED" && after === "DISABLED",
    },
    effect: "cannotBeUndone",
    reason: "a replication may then overwrite every file in it",
    way: "disable it only on the copy that is to be overwritten",
    source: ["EFS user guide, Replicating EFS file systems"],
    fault: {
      before: { protection: [{ replication_overwrite: "ENABLED" }] },
      after: { protection: [{ replication_overwrite: "DISABLED" }] },
    },
    right: {
      before: { protection: [{ replication_overwrite: "DISABLED" }] },
      after: { protection: [{ replication_overwrite: "ENABLED" }] },
    },
  },
  {
    id: "efs-backups-off",
    types: ["aws_efs_backup_policy"],
    on: ["update"],
    attributes: ["backup_policy.status"],
    when: {
      words: "becomes DISABLED",
      test: (before, after) => before !== "DISABLED" && after === "DISABLED",
    },
    effect: "interrupts",
    lasts: "nobody; from now on no new backup is made",
    reason: "automatic backups stop; those there are stay as long as their plan says",
    way: "leave it on, or see that a backup plan selects the file system",
    source: ["EFS user guide, Backing up EFS file systems"],
    fault: {
      before: { backup_policy: [{ status: "ENABLED" }] },
      after: { backup_policy: [{ status: "DISABLED" }] },
    },
    right: {
      before: { backup_policy: [{ status: "DISABLED" }] },
      after: { backup_policy: [{ status: "ENABLED" }] },
    },
  },
  ...rulesOf({
    id: "efs-access-point",
    types: ["aws_efs_access_point"],
    effect: "replaces",
    lost: "the id by which volumes name it: pods that have it mounted hang, and volumes cannot be mounted; its files stay",
    deletion: "stop what has it mounted, and delete the volumes that name it first",
    replacement:
      "make another access point under a new key, and volumes that name that one; move workloads, and remove the old one afterwards",
    source: ["EFS user guide, Deleting access points", "EFS CSI driver, static provisioning"],
    fixed: [
      {
        id: "settings",
        attributes: ["file_system_id", "posix_user", "root_directory"],
        reason: "folder and user of an access point are fixed, so another one is made under another id",
      },
    ],
  }),
  ...rulesOf({
    id: "efs-mount-target",
    types: ["aws_efs_mount_target"],
    effect: "replaces",
    lost: "the way to the file system in its zone: whoever has mounted it there hangs until there is another",
    deletion: "move what has it mounted out of the zone first",
    replacement:
      "do it while nothing in the zone has it mounted; AWS allows one mount target in a zone, so none can be made beside it",
    source: ["EFS user guide, Managing mount targets"],
    fixed: [
      {
        id: "place",
        attributes: ["file_system_id", "subnet_id", "ip_address"],
        reason:
          "file system, subnet and address of a mount target are fixed; the zone has none until the other is made",
      },
    ],
  }),
  ...rulesOf({
    id: "fsx-file-system",
    types: [
      "aws_fsx_lustre_file_system",
      "aws_fsx_ontap_file_system",
      "aws_fsx_openzfs_file_system",
      "aws_fsx_windows_file_system",
      "aws_fsx_ontap_volume",
      "aws_fsx_openzfs_volume",
    ],
    lost: "every file in it",
    deletion: "see that a backup exists, and leave skip_final_backup off",
    replacement: "make a second one from a backup, move who mounts it, and delete this one last",
    source: ["FSx user guides, Deleting a file system"],
  }),
];
