import { data, document, everybody, type Fault, network } from "./fault.fixture";

/** Faults of file systems, secrets and buckets. */
export const storageFaults: Readonly<Record<string, Fault>> = {
  "efs-encrypted": data("aws_efs_file_system/shared/encrypted"),
  "efs-modes": data("aws_efs_file_system/shared/throughput_mode"),
  "efs-backed-up": data("aws_efs_backup_policy/shared/backup_policy/status", "DISABLED"),
  "efs-mounted": data("aws_efs_mount_target"),
  "efs-mount-private": network("aws_efs_mount_target/own/subnet_id", "${aws_subnet.public_a.id}"),
  "efs-mount-group": data("aws_efs_mount_target/a/security_groups", []),
  "efs-access-point-root": data("aws_efs_access_point/metrics/root_directory/path", "/"),
  "efs-access-point-user": data("aws_efs_access_point/metrics/posix_user"),
  "secret-encrypted": data("aws_secretsmanager_secret/orders/kms_key_id"),
  "secret-recovery": data("aws_secretsmanager_secret/orders/recovery_window_in_days", 0),
  "secret-rotation-interval": data(
    "aws_secretsmanager_secret_rotation/orders/rotation_rules/automatically_after_days",
    180,
  ),
  "secret-no-literal": data("aws_secretsmanager_secret_version/orders/secret_string", "hunter22"),
  "s3-public-access-blocked": data("aws_s3_bucket_public_access_block/assets/block_public_policy", false),
  "s3-encrypted": data("aws_s3_bucket_server_side_encryption_configuration/assets/rule/0/bucket_key_enabled"),
  "s3-versioned": data("aws_s3_bucket_versioning/assets/versioning_configuration/status", "Suspended"),
  "s3-owner-enforced": data(
    "aws_s3_bucket_ownership_controls/assets/rule/object_ownership",
    "BucketOwnerPreferred",
  ),
  "s3-lifecycle": data("aws_s3_bucket_lifecycle_configuration/assets/rule/0/filter"),
  "s3-tls-only": data(
    "aws_s3_bucket_policy/assets/policy",
    document({ Effect: "Deny", Action: "s3:*", Principal: "*" }),
  ),
  "s3-logged": data("aws_s3_bucket_logging"),
  "s3-kept": data("aws_s3_bucket/assets/force_destroy", true),
  "s3-no-inline": data("aws_s3_bucket/assets/acl", "private"),
  "s3-policy-not-public": data("aws_s3_bucket_policy/assets/policy", everybody),
  "s3-cors-methods": data("aws_s3_bucket_cors_configuration/assets/cors_rule/0/allowed_methods", [
    "GET",
    "PUT",
  ]),
};
