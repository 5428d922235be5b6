import type { Fields } from "../../../protocol/value";
import type { LimitCase } from "./limit-case.fixture";

const rule = (changes: Fields): Fields => ({
  rule: [
    {
      id: "old",
      status: "Enabled",
      transition: [{ days: 30, storage_class: "STANDARD_IA" }],
      expiration: [],
      ...changes,
    },
  ],
});
const cors = (changes: Fields): Fields => ({
  cors_rule: [
    {
      allowed_methods: ["GET"],
      allowed_origins: ["https://*.example.com"],
      allowed_headers: ["*"],
      expose_headers: ["ETag"],
      ...changes,
    },
  ],
});

/** Buckets, file systems, keys, secrets and queues. */
export const STORAGE: readonly LimitCase[] = [
  {
    type: "aws_s3_bucket",
    good: { bucket: "shop-assets" },
    bad: [
      [{ bucket: "xn--shop" }, "InvalidBucketName: The specified bucket is not valid: xn--shop"],
      [{ bucket: "shop--x-s3" }, "InvalidBucketName: The specified bucket is not valid: shop--x-s3"],
    ],
  },
  {
    type: "aws_s3_bucket_lifecycle_configuration",
    good: { bucket: "shop", ...rule({ expiration: [{ days: 60 }] }) },
    bad: [
      [
        rule({ transition: [{ days: 7, storage_class: "STANDARD_IA" }] }),
        "InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
      ],
      [
        rule({ expiration: [{ days: 30 }] }),
        "InvalidArgument: 'Days' in the Expiration action must be greater than 'Days' in the Transition action",
      ],
    ],
  },
  {
    type: "aws_s3_bucket_object_lock_configuration",
    good: { bucket: "shop", rule: [{ default_retention: [{ mode: "GOVERNANCE", days: 36_500 }] }] },
    bad: [
      [
        { rule: [{ default_retention: [{ mode: "GOVERNANCE", days: 36_501 }] }] },
        "InvalidArgument: Invalid value 36501 for Days",
      ],
    ],
  },
  {
    type: "aws_s3_bucket_cors_configuration",
    good: { bucket: "shop", ...cors({}) },
    bad: [
      [
        cors({ allowed_origins: ["https://*.*.example.com"] }),
        'InvalidRequest: AllowedOrigin "https://*.*.example.com" can not have more than one wildcard.',
      ],
      [
        cors({ allowed_headers: ["x-*-*"] }),
        'InvalidRequest: AllowedHeader "x-*-*" can not have more than one wildcard.',
      ],
      [cors({ expose_headers: ["*"] }), 'InvalidRequest: ExposeHeader "*" contains wildcard.'],
    ],
  },
  {
    type: "aws_efs_file_system",
    good: { performance_mode: "maxIO", throughput_mode: "bursting" },
    bad: [
      [
        { throughput_mode: "elastic" },
        "BadRequest: Elastic throughput is not supported for Max I/O performance mode",
      ],
    ],
  },
  {
    type: "aws_kms_key",
    good: { description: "Data", deletion_window_in_days: 7 },
    bad: [
      [{ deletion_window_in_days: 6 }, "ValidationException: Invalid value 6 for PendingWindowInDays"],
      [{ description: "a".repeat(8193) }, "ValidationException: 1 validation error detected"],
    ],
  },
  {
    type: "aws_kms_alias",
    good: { name: "alias/shop" },
    bad: [[{ name: "alias/aws/shop" }, "InvalidAliasNameException: Alias must start"]],
  },
  {
    type: "aws_secretsmanager_secret",
    good: { name: "shop/database", recovery_window_in_days: 0 },
    bad: [
      [{ name: "shop database" }, "ValidationException: Invalid name."],
      [
        { recovery_window_in_days: 3 },
        "InvalidParameterException: The RecoveryWindowInDays value must be between 7 and 30 days",
      ],
    ],
  },
  {
    type: "aws_sqs_queue",
    good: { name: "orders", message_retention_seconds: 1_209_600 },
    bad: [
      [{ name: "orders.of.all" }, "InvalidParameterValue: Can only include alphanumeric characters"],
      [{ message_retention_seconds: 1_209_601 }, "InvalidAttributeValue: Invalid value 1209601"],
      [{ visibility_timeout_seconds: 43_201 }, "InvalidAttributeValue: Invalid value 43201"],
    ],
  },
];
