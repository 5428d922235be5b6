import type { Inventory, Resource } from "@strata/inventory";
import type { Order } from "./order";

/** Settings of the same bucket, of one type. */
const ofBucket =
  (type: string, path = "bucket") =>
  (resource: Resource, inventory: Inventory): readonly Resource[] =>
    resource
      .references(path)
      .filter((found) => found.type === "aws_s3_bucket")
      .flatMap((bucket) => inventory.companions(bucket, type, "bucket"));

/** What lets CloudTrail and AWS Config write to the bucket that a resource names. */
const ofDelivery: Order["first"] = (resource, inventory) => [
  ...ofBucket("aws_s3_bucket_policy", "s3_bucket_name")(resource, inventory),
  ...ofBucket("aws_s3_bucket_ownership_controls", "s3_bucket_name")(resource, inventory),
];

/** Buckets: what must be set before what. */
export const BUCKET_ORDERS: readonly Order[] = [
  {
    id: "bucket-policy-after-access-block",
    type: "aws_s3_bucket_policy",
    reason:
      "S3 refuses the second of two changes at once, and until the block is there a public policy is taken",
    source: ["S3 API reference, error OperationAborted"],
    setting: "",
    fault: { at: "aws_s3_bucket_policy/assets/depends_on" },
    first: ofBucket("aws_s3_bucket_public_access_block"),
  },
  {
    id: "bucket-lifecycle-after-versioning",
    type: "aws_s3_bucket_lifecycle_configuration",
    reason: "rules for earlier versions are of a bucket that keeps them",
    source: ["AWS provider, aws_s3_bucket_lifecycle_configuration"],
    setting: "",
    fault: { at: "aws_s3_bucket_lifecycle_configuration/assets/depends_on" },
    first: ofBucket("aws_s3_bucket_versioning"),
  },
  {
    id: "bucket-logging-after-target",
    type: "aws_s3_bucket_logging",
    reason: "S3 delivers nothing until the target's policy lets it, and says so to nobody",
    source: ["S3 user guide, enabling server access logging"],
    setting: "",
    fault: {
      at: "aws_s3_bucket_logging/late",
      to: { bucket: "shop-reports", target_bucket: "${aws_s3_bucket.assets.id}" },
    },
    first: (logging, inventory) => [
      ...ofBucket("aws_s3_bucket_policy", "target_bucket")(logging, inventory),
      ...ofBucket("aws_s3_bucket_ownership_controls", "target_bucket")(logging, inventory),
    ],
  },
  {
    id: "load-balancer-after-log-policy",
    type: "aws_lb",
    reason: "Elastic Load Balancing writes a test file, and refuses a bucket that does not let it",
    source: ["Application Load Balancer guide, access logs: Access Denied for bucket"],
    setting: "",
    fault: {
      layer: "data",
      at: "aws_lb/late",
      to: { access_logs: { enabled: true, bucket: "${aws_s3_bucket.assets.id}" } },
    },
    first: ofBucket("aws_s3_bucket_policy", "access_logs.bucket"),
  },
  {
    id: "trail-after-bucket-policy",
    type: "aws_cloudtrail",
    reason: "CloudTrail writes a test file, and refuses a bucket that does not let it",
    source: ["CloudTrail API reference, CreateTrail: InsufficientS3BucketPolicyException"],
    setting: "",
    fault: { layer: "audit", at: "aws_cloudtrail/main/depends_on" },
    first: ofDelivery,
  },
  {
    id: "recorder-channel-after-bucket-policy",
    type: "aws_config_delivery_channel",
    reason: "AWS Config writes a test file, and refuses a bucket that does not let it",
    source: ["Config API, PutDeliveryChannel: InsufficientDeliveryPolicyException"],
    setting: "",
    fault: {
      layer: "records",
      at: "aws_config_delivery_channel/main/depends_on",
      to: ["aws_config_configuration_recorder.main"],
    },
    first: ofDelivery,
  },
  {
    id: "object-lock-after-versioning",
    type: "aws_s3_bucket_object_lock_configuration",
    reason: "S3 holds versions of objects, and refuses a bucket that keeps none",
    source: ["S3 API reference, PutObjectLockConfiguration: InvalidBucketState"],
    setting: "",
    fault: {
      layer: "data",
      at: "aws_s3_bucket_object_lock_configuration/late",
      to: { bucket: "${aws_s3_bucket.assets.id}" },
    },
    first: ofBucket("aws_s3_bucket_versioning"),
  },
];
