import { policy } from "./policy.fixture";
import { type Blocks, KEY } from "./unit.fixture";

const bucket = "${aws_s3_bucket.assets.id}";

/** A file system, a secret, and a bucket with all that S3 keeps beside it. */
export const storage: Blocks = {
  aws_efs_file_system: {
    shared: {
      encrypted: true,
      kms_key_id: KEY,
      performance_mode: "generalPurpose",
      throughput_mode: "bursting",
    },
  },
  aws_efs_backup_policy: {
    shared: { file_system_id: "${aws_efs_file_system.shared.id}", backup_policy: { status: "ENABLED" } },
  },
  aws_efs_mount_target: {
    a: {
      file_system_id: "${aws_efs_file_system.shared.id}",
      subnet_id: "subnet-1",
      security_groups: ["sg-1"],
    },
  },
  aws_efs_access_point: {
    metrics: { root_directory: { path: "/metrics" }, posix_user: { uid: 1000, gid: 1000 } },
  },
  aws_secretsmanager_secret: { orders: { kms_key_id: KEY, recovery_window_in_days: 30 } },
  aws_secretsmanager_secret_rotation: { orders: { rotation_rules: { automatically_after_days: 30 } } },
  aws_secretsmanager_secret_version: { orders: { secret_string: "${random_password.orders.result}" } },
  aws_s3_bucket: { assets: { bucket: "shop-assets", force_destroy: false } },
  aws_s3_bucket_public_access_block: {
    assets: {
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    assets: {
      bucket,
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
          bucket_key_enabled: true,
        },
      ],
    },
  },
  aws_s3_bucket_versioning: { assets: { bucket, versioning_configuration: { status: "Enabled" } } },
  aws_s3_bucket_ownership_controls: { assets: { bucket, rule: { object_ownership: "BucketOwnerEnforced" } } },
  aws_s3_bucket_lifecycle_configuration: {
    assets: {
      bucket,
      rule: [
        {
          id: "versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    },
  },
  aws_s3_bucket_logging: { assets: { bucket, target_bucket: "shop-logs" } },
  aws_s3_bucket_cors_configuration: { assets: { bucket, cors_rule: [{ allowed_methods: ["GET", "HEAD"] }] } },
  aws_s3_bucket_policy: {
    assets: {
      bucket,
      policy: policy({
        Effect: "Deny",
        Action: "s3:*",
        Principal: "*",
        Resource: ["${aws_s3_bucket.assets.arn}", "${aws_s3_bucket.assets.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
  },
};
