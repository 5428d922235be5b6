import type { Recipes } from "../../values/recipe";
import type { Service } from "../service";

/** A bucket's settings have no name but the bucket's. */
const OF_BUCKET: Recipes = { id: "{bucket}" };

/** Hosted zones of S3 website endpoints, by region. Source: "Amazon S3 endpoints and quotas". */
const S3_ZONES: Readonly<Record<string, string>> = {
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-2": "Z3BJ6K6RIION7M",
};

/** Buckets, their settings, and objects. */
export const S3: Service = {
  named: {
    bucket: {
      at: ["aws_s3_bucket.bucket"],
      code: "NoSuchBucket",
      message: (name) => `The specified bucket does not exist: ${name}`,
      // A provider of another region is sent on to the bucket's own.
      scope: "account",
    },
  },
  types: {
    aws_s3_bucket: {
      values: {
        ...OF_BUCKET,
        arn: "arn:aws:s3:::{bucket}",
        bucket_domain_name: "{bucket}.s3.amazonaws.com",
        bucket_region: "{region}",
        bucket_regional_domain_name: "{bucket}.s3.{region}.amazonaws.com",
        hosted_zone_id: (draft) => S3_ZONES[draft.region] ?? "",
        request_payer: "BucketOwner",
        // What S3 does to every bucket; its own resources may say more.
        server_side_encryption_configuration: () => [
          {
            rule: [
              {
                apply_server_side_encryption_by_default: [{ kms_master_key_id: "", sse_algorithm: "AES256" }],
                bucket_key_enabled: false,
              },
            ],
          },
        ],
        versioning: () => [{ enabled: false, mfa_delete: false }],
        acl: () => null,
        acceleration_status: "",
      },
      inUse: {
        name: "bucket",
        code: "BucketNotEmpty",
        message: () => "The bucket you tried to delete is not empty",
        unless: "force_destroy",
      },
      unique: {
        name: ["bucket"],
        code: "BucketAlreadyExists",
        message: (name) =>
          `The requested bucket name is not available. The bucket namespace is shared by all users of the system: ${name}`,
        scope: "everywhere",
      },
    },
    aws_s3_bucket_acl: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_cors_configuration: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_intelligent_tiering_configuration: {
      values: { id: "{bucket}:{name}" },
    },
    aws_s3_bucket_lifecycle_configuration: {
      values: {
        ...OF_BUCKET,
        expected_bucket_owner: "",
        transition_default_minimum_object_size: "all_storage_classes_128K",
      },
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_logging: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_notification: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_object_lock_configuration: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_ownership_controls: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_policy: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_public_access_block: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_replication_configuration: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_server_side_encryption_configuration: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_bucket_versioning: {
      values: OF_BUCKET,
      refersTo: { bucket: "bucket" },
    },
    aws_s3_object: {
      values: {
        id: "{key}",
        arn: "arn:aws:s3:::{bucket}/{key}",
        content_type: "application/octet-stream",
      },
      refersTo: { bucket: "bucket" },
      uses: { bucket: "aws_s3_bucket" },
      renewed: ["version_id", "etag"],
    },
    aws_s3_account_public_access_block: {
      values: { id: "{account}", account_id: "{account}" },
    },
  },
};
