import { hasDisksOfItsOwn, isWrittenByOthers } from "../conditions";
import type { GuardedType } from "../guarded-type";

/** File systems, disks, buckets, images and backups. */
export const stores: readonly GuardedType[] = [
  {
    types: ["aws_efs_file_system"],
    reason: "its files go with it",
    source: ["EFS API, DeleteFileSystem"],
  },
  {
    types: [
      "aws_fsx_lustre_file_system",
      "aws_fsx_ontap_file_system",
      "aws_fsx_ontap_storage_virtual_machine",
      "aws_fsx_ontap_volume",
      "aws_fsx_openzfs_file_system",
      "aws_fsx_openzfs_volume",
      "aws_fsx_windows_file_system",
      "aws_fsx_file_cache",
      "aws_finspace_kx_volume",
    ],
    reason: "its files go with it, and its automatic backups",
    source: ["FSx API, DeleteFileSystem, DeleteVolume"],
  },
  {
    types: ["aws_ebs_volume"],
    reason: "the disk goes with what is on it",
    source: ["EC2 API, DeleteVolume"],
  },
  {
    types: [
      "aws_ebs_snapshot",
      "aws_ebs_snapshot_copy",
      "aws_ebs_snapshot_import",
      "aws_fsx_backup",
      "aws_fsx_openzfs_snapshot",
    ],
    reason: "nothing can be restored from it any more",
    source: ["EC2 API, DeleteSnapshot", "FSx API, DeleteBackup"],
  },
  {
    types: ["aws_ami", "aws_ami_copy", "aws_ami_from_instance", "aws_imagebuilder_image"],
    reason: "no instance can be started from the image any more, by groups that name it neither",
    source: ["EC2 API, DeregisterImage"],
  },
  {
    types: ["aws_instance", "aws_spot_instance_request"],
    reason: "disks that are declared in the instance go with it",
    only: hasDisksOfItsOwn,
    source: ["EC2 user guide, Preserve data when an instance is terminated"],
  },
  {
    types: ["aws_lightsail_instance", "aws_lightsail_disk"],
    reason: "its disk goes with it",
    source: ["Lightsail API, DeleteInstance, DeleteDisk"],
  },
  {
    types: ["aws_s3_bucket", "aws_s3_directory_bucket", "aws_s3control_bucket", "aws_lightsail_bucket"],
    reason: "its objects go with it where force_destroy is on, and anybody may take its name",
    source: ["S3 user guide, Deleting a bucket"],
  },
  {
    types: ["aws_s3tables_table_bucket", "aws_s3tables_namespace", "aws_s3tables_table"],
    reason: "its tables go with it",
    source: ["S3 API, DeleteTableBucket, DeleteTable"],
  },
  {
    types: ["aws_s3_object", "aws_s3_bucket_object"],
    reason: "the object goes, and nothing can write it again",
    only: isWrittenByOthers,
    source: ["AWS provider, aws_s3_object"],
  },
  {
    types: ["aws_s3_object_copy"],
    reason: "the copy goes: what it was copied from may be another object by now, or gone",
    source: ["AWS provider, aws_s3_object_copy"],
  },
  {
    types: ["aws_glacier_vault", "aws_media_store_container"],
    reason: "its archives and objects go with it",
    source: ["S3 Glacier developer guide, Deleting a vault"],
  },
  {
    types: ["aws_backup_vault", "aws_backup_logically_air_gapped_vault"],
    reason: "its recovery points go with it where force_destroy is on",
    source: ["Backup developer guide, Delete a backup vault"],
  },
  {
    types: [
      "aws_storagegateway_gateway",
      "aws_storagegateway_cached_iscsi_volume",
      "aws_storagegateway_stored_iscsi_volume",
      "aws_storagegateway_tape_pool",
    ],
    reason: "volumes and tapes go with it, and uploads that have not left the cache",
    source: ["Storage Gateway user guide, Deleting your gateway"],
  },
  {
    types: ["aws_ecr_repository", "aws_ecrpublic_repository"],
    reason: "its images go with it where force_delete is on: nodes cannot start what they have not pulled",
    source: ["ECR API, DeleteRepository"],
  },
  {
    types: ["aws_codecommit_repository", "aws_codeartifact_repository", "aws_codeartifact_domain"],
    reason: "its code or packages go with it",
    source: ["CodeCommit API, DeleteRepository", "CodeArtifact API, DeleteRepository"],
  },
  {
    types: ["aws_transfer_server", "aws_workspaces_workspace", "aws_sagemaker_domain"],
    reason: "users, home folders or notebooks go with it",
    source: ["WorkSpaces API, TerminateWorkspaces", "Transfer Family API, DeleteServer"],
  },
];
