import {
  all,
  companion,
  equals,
  gives,
  isAbsent,
  isSet,
  literal,
  notTrue,
  oneOf,
  show,
  where,
} from "../checks";
import { type Example, KEY, policy } from "../example";
import { tlsOnly } from "../resource-policies/tls";
import { type Check, met, type ServiceRules } from "../rule";
import { isLogTarget } from "./log-buckets";

const BUCKET = "aws_s3_bucket";
const RULE = "rule.0.apply_server_side_encryption_by_default";

const encryption: Check = (configuration, inventory) => {
  const known = oneOf(`${RULE}.sse_algorithm`, ["AES256", "aws:kms"])(configuration, inventory);
  if (known !== "met" || configuration.get(`${RULE}.sse_algorithm`) === "AES256") return known;
  return all(isSet(`${RULE}.kms_master_key_id`), equals("rule.0.bucket_key_enabled", true))(
    configuration,
    inventory,
  );
};

const lifecycleComplete: Check = (configuration) => {
  const rules = configuration.blocks("rule");
  const partial = rules.find(
    (rule) => !gives(rule, "id") || rule.status !== "Enabled" || !gives(rule, "filter"),
  );
  if (rules.length === 0 || partial !== undefined)
    return met(false, "rules with id, status Enabled and filter", show(partial));
  const cleansUp = rules.some((rule) => gives(rule, "abort_incomplete_multipart_upload"));
  return met(cleansUp, "a rule that aborts incomplete uploads", "none");
};

/** Reading, writing and listing stand for all that the bucket takes. */
const overTls = tlsOnly(
  { action: "s3:GetObject", below: "/key" },
  { action: "s3:PutObject", below: "/key" },
  { action: "s3:ListBucket" },
);

/** CloudFront's legacy logs are written with an ACL, so their bucket cannot forbid them. */
const ownership: Check = (bucket, inventory) => {
  const allowed = isLogTarget(bucket, inventory)
    ? ["BucketOwnerEnforced", "BucketOwnerPreferred"]
    : ["BucketOwnerEnforced"];
  return companion(
    "aws_s3_bucket_ownership_controls",
    "bucket",
    oneOf("rule.object_ownership", allowed),
  )(bucket, inventory);
};

/** Arguments that have a resource of their own. */
const INLINE =
  "acl versioning lifecycle_rule server_side_encryption_configuration policy logging cors_rule".split(" ");

const bucket = "${aws_s3_bucket.assets.id}";

const example: Example = {
  layer: "data",
  resource: {
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
    aws_s3_bucket_ownership_controls: {
      assets: { bucket, rule: { object_ownership: "BucketOwnerEnforced" } },
    },
    aws_s3_bucket_lifecycle_configuration: {
      assets: {
        bucket,
        depends_on: ["aws_s3_bucket_versioning.assets"],
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
    aws_s3_bucket_cors_configuration: {
      assets: { bucket, cors_rule: [{ allowed_methods: ["GET", "HEAD"] }] },
    },
    aws_s3_bucket_policy: {
      assets: {
        bucket,
        depends_on: ["aws_s3_bucket_public_access_block.assets"],
        policy: policy({
          Effect: "Deny",
          Action: "s3:*",
          Principal: "*",
          Resource: ["${aws_s3_bucket.assets.arn}", "${aws_s3_bucket.assets.arn}/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      },
    },
  },
};

/** Buckets and the resources that make them safe. */
export const s3: ServiceRules = {
  example,
  rules: [
    {
      id: "s3-public-access-blocked",
      type: BUCKET,
      level: "M",
      reason: "no policy or ACL can accidentally make the bucket public",
      source: [
        "S3.8",
        "S3.1",
        "CKV2_AWS_6",
        "CKV_AWS_53",
        "CKV_AWS_54",
        "CKV_AWS_55",
        "CKV_AWS_56",
        "AVD-AWS-0086",
      ],
      setting: "buckets",
      fault: { at: "aws_s3_bucket_public_access_block/assets/block_public_policy", to: false },
      holds: companion(
        "aws_s3_bucket_public_access_block",
        "bucket",
        all(
          ...[
            "block_public_acls",
            "block_public_policy",
            "ignore_public_acls",
            "restrict_public_buckets",
          ].map((path) => equals(path, true)),
        ),
      ),
    },
    {
      id: "s3-encrypted",
      type: BUCKET,
      level: "M",
      reason: "encryption is chosen, with a key of our own or S3's",
      source: ["S3.17", "CKV_AWS_19", "CKV_AWS_145", "AVD-AWS-0132"],
      setting: "buckets.encryption",
      fault: { at: "aws_s3_bucket_server_side_encryption_configuration/assets/rule/0/bucket_key_enabled" },
      holds: companion("aws_s3_bucket_server_side_encryption_configuration", "bucket", encryption),
    },
    {
      id: "s3-versioned",
      type: BUCKET,
      level: "M",
      reason: "an overwritten object can be brought back",
      source: ["S3.14", "CKV_AWS_21", "AVD-AWS-0090"],
      setting: "buckets.versioning",
      fault: { at: "aws_s3_bucket_versioning/assets/versioning_configuration/status", to: "Suspended" },
      holds: companion(
        "aws_s3_bucket_versioning",
        "bucket",
        equals("versioning_configuration.status", "Enabled"),
      ),
    },
    {
      id: "s3-owner-enforced",
      type: BUCKET,
      level: "M",
      reason: "objects belong to the bucket's owner, whoever wrote them",
      source: ["S3.12", "CKV2_AWS_65"],
      setting: "buckets",
      fault: {
        at: "aws_s3_bucket_ownership_controls/assets/rule/object_ownership",
        to: "BucketOwnerPreferred",
      },
      holds: ownership,
    },
    {
      id: "s3-lifecycle",
      type: BUCKET,
      level: "M",
      reason: "old versions and broken uploads cost for ever",
      source: ["S3.10", "S3.13", "CKV2_AWS_61", "CKV_AWS_300"],
      setting: "buckets.lifecycle",
      fault: { at: "aws_s3_bucket_lifecycle_configuration/assets/rule/0/filter" },
      holds: companion("aws_s3_bucket_lifecycle_configuration", "bucket", lifecycleComplete),
    },
    {
      id: "s3-tls-only",
      type: BUCKET,
      level: "M",
      reason: "objects do not travel in the clear",
      source: ["S3.5", "CKV_AWS_379"],
      setting: "",
      fault: {
        at: "aws_s3_bucket_policy/assets/policy",
        to: policy({
          Effect: "Deny",
          Action: "s3:Get*",
          Principal: "*",
          Resource: ["${aws_s3_bucket.assets.arn}", "${aws_s3_bucket.assets.arn}/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      },
      holds: overTls,
    },
    {
      id: "s3-logged",
      type: BUCKET,
      level: "P",
      reason: "who read what can be found out afterwards",
      source: ["S3.9", "CKV_AWS_18", "AVD-AWS-0089"],
      setting: "buckets.logs",
      fault: { at: "aws_s3_bucket_logging" },
      holds: where(
        (bucket, inventory) => !isLogTarget(bucket, inventory),
        companion("aws_s3_bucket_logging", "bucket", isSet("target_bucket")),
      ),
    },
    {
      id: "s3-kept",
      type: BUCKET,
      level: "P",
      reason: "a destroy stops at a bucket that is not empty",
      source: ["AWS provider, aws_s3_bucket"],
      setting: "buckets",
      fault: { at: "aws_s3_bucket/assets/force_destroy", to: true },
      holds: notTrue("force_destroy"),
    },
    {
      id: "s3-no-inline",
      type: BUCKET,
      level: "M",
      reason: "inline settings are deprecated and undo the resources beside them",
      source: ["AWS provider, aws_s3_bucket"],
      setting: "",
      fault: { at: "aws_s3_bucket/assets/acl", to: "private" },
      holds: all(...INLINE.map(isAbsent)),
    },
    {
      id: "s3-cors-methods",
      type: "aws_s3_bucket_cors_configuration",
      level: "M",
      reason: "other sites may read, never write",
      source: ["S3 CORS guide"],
      setting: "buckets.cors",
      fault: {
        at: "aws_s3_bucket_cors_configuration/assets/cors_rule/0/allowed_methods",
        to: ["GET", "PUT"],
      },
      holds: literal(
        "cors_rule.0.allowed_methods",
        "GET and HEAD only",
        (methods) =>
          Array.isArray(methods) &&
          methods.length > 0 &&
          methods.every((method) => ["GET", "HEAD"].includes(String(method))),
      ),
    },
  ],
};
