import { describe, expect, it } from "vitest";
import { type Block, type DataInput, type DataJson, only, statements, synthData } from "../shop.fixture";

/** What S3 keeps beside every bucket. */
const COMPANIONS = [
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_lifecycle_configuration",
];

const bucketsOf = (json: DataJson, type: string): readonly unknown[] =>
  Object.values(json.resource[type] ?? {}).map(({ bucket }) => bucket);

/** A bucket that is recorded, and the one that holds the records. */
const recorded = {
  buckets: {
    assets: { access: "cdn", encryption: "aes256", logs: { bucket: "logs" } },
    logs: { encryption: "aes256", receives: ["server-access-logs", "cloudfront-logs"] },
  },
} as const satisfies DataInput;

describe("every bucket", () => {
  it("has one of each of its companions", () => {
    const json = synthData(recorded);

    expect(Object.fromEntries(COMPANIONS.map((type) => [type, bucketsOf(json, type)]))).toEqual(
      Object.fromEntries(
        COMPANIONS.map((type) => [
          type,
          ["${aws_s3_bucket.buckets_assets.bucket}", "${aws_s3_bucket.buckets_logs.bucket}"],
        ]),
      ),
    );
  });

  it("says which key encrypts its objects, the alias of AWS's own where none of ours does", () => {
    const { buckets } = synthData({ buckets: { store: {}, open: { encryption: "aes256" } } }).output;

    expect(buckets?.value).toMatchObject({
      store: { key_arn: "${aws_kms_key.keys_data.arn}" },
      open: { key_arn: expect.stringMatching(/^arn:aws:kms:eu-west-1:\d{12}:alias\/aws\/s3$/) },
    });
  });

  it("is closed to the public, has one owner, and keeps versions", () => {
    const json = synthData({ buckets: { store: {} } });

    expect(only(json, "aws_s3_bucket")).toMatchObject({
      bucket: "shop-production-store-111122223333",
      force_destroy: false,
    });
    expect(only(json, "aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(only(json, "aws_s3_bucket_ownership_controls").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
    expect(only(json, "aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
  });

  it("is encrypted with the layer's key unless its settings say otherwise", () => {
    const rule = (input: DataInput): unknown =>
      only(synthData(input), "aws_s3_bucket_server_side_encryption_configuration").rule;

    expect(rule({ buckets: { store: {} } })).toEqual([
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: "${aws_kms_key.keys_data.arn}",
        },
      },
    ]);
    expect(rule({ buckets: { store: { encryption: "aes256" } } })).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("takes what its settings say of versions and of its end", () => {
    const json = synthData({ buckets: { store: { versioning: "suspended", forceDestroy: true } } });

    expect(only(json, "aws_s3_bucket").force_destroy).toBe(true);
    expect(only(json, "aws_s3_bucket_versioning").versioning_configuration).toEqual({
      status: "Suspended",
    });
  });

  it("removes unfinished uploads, and old objects as its rules say", () => {
    const json = synthData({
      buckets: {
        store: {
          abortIncompleteDays: 3,
          lifecycle: {
            replaced: { noncurrentDays: 90 },
            cold: { prefix: "old/", expireDays: 400, transition: { days: 30, storageClass: "GLACIER_IR" } },
          },
        },
      },
    });

    expect(only(json, "aws_s3_bucket_lifecycle_configuration")).toMatchObject({
      depends_on: ["aws_s3_bucket_versioning.buckets_store_versioning"],
      rule: [
        {
          id: "abort-incomplete",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 3 }],
        },
        {
          id: "replaced",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        },
        {
          id: "cold",
          status: "Enabled",
          filter: [{ prefix: "old/" }],
          expiration: [{ days: 400 }],
          transition: [{ days: 30, storage_class: "GLACIER_IR" }],
        },
      ],
    });
  });
});

describe("a private bucket", () => {
  it("refuses requests without TLS, after its doors are closed", () => {
    const policy = only(synthData({ buckets: { store: {} } }), "aws_s3_bucket_policy");

    expect(policy.depends_on).toEqual(["aws_s3_bucket_public_access_block.buckets_store_public-access"]);
    expect(statements(policy.policy)).toEqual([
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:*",
        Resource: ["${aws_s3_bucket.buckets_store.arn}", "${aws_s3_bucket.buckets_store.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  it("has no rule for pages of other sites", () => {
    expect(synthData({ buckets: { store: {} } }).resource.aws_s3_bucket_cors_configuration).toBeUndefined();
  });
});

describe("a bucket behind a distribution", () => {
  it("leaves its one policy to the layer that makes the distribution", () => {
    expect(bucketsOf(synthData(recorded), "aws_s3_bucket_policy")).toEqual([
      "${aws_s3_bucket.buckets_logs.bucket}",
    ]);
  });

  it("can be read by the pages that its rules name", () => {
    const json = synthData({
      buckets: {
        assets: {
          access: "cdn",
          encryption: "aes256",
          cors: { anywhere: { methods: ["GET", "HEAD"], origins: ["*"], exposeHeaders: ["ETag"] } },
        },
      },
    });

    expect(only(json, "aws_s3_bucket_cors_configuration").cors_rule).toEqual([
      {
        id: "anywhere",
        allowed_methods: ["GET", "HEAD"],
        allowed_origins: ["*"],
        allowed_headers: [],
        expose_headers: ["ETag"],
        max_age_seconds: 3600,
      },
    ]);
  });
});

describe("a bucket of logs", () => {
  it("lets S3 write records of this account's buckets", () => {
    const json = synthData(recorded);

    expect(statements(only(json, "aws_s3_bucket_policy").policy)[1]).toEqual({
      Sid: "ServerAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "${aws_s3_bucket.buckets_logs.arn}/*",
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
    expect(only(json, "aws_s3_bucket_logging")).toMatchObject({
      bucket: "${aws_s3_bucket.buckets_assets.bucket}",
      target_bucket: "${aws_s3_bucket.buckets_logs.bucket}",
      target_prefix: "assets/",
      depends_on: [
        "aws_s3_bucket_ownership_controls.buckets_logs_ownership",
        "aws_s3_bucket_policy.buckets_logs_policy",
      ],
    });
  });

  it("puts records where the settings say", () => {
    const assets = { ...recorded.buckets.assets, logs: { bucket: "logs", prefix: "s3/assets/" } };
    const json = synthData({ buckets: { ...recorded.buckets, assets } });

    expect(only(json, "aws_s3_bucket_logging").target_prefix).toBe("s3/assets/");
  });

  it("can have a key of ours where CloudFront alone writes to it", () => {
    const json = synthData({ buckets: { logs: { receives: ["cloudfront-logs"] } } });

    expect(only(json, "aws_s3_bucket_server_side_encryption_configuration").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } },
    ]);
    expect(only(json, "aws_s3_bucket_ownership_controls").rule).toEqual({
      object_ownership: "BucketOwnerPreferred",
    });
  });

  it("takes logs of the account's load balancers, below their own prefix and nowhere else", () => {
    const json = synthData({ buckets: { logs: { receives: ["network-load-balancer-logs"] } } });
    const arn = "${aws_s3_bucket.buckets_logs.arn}";
    const delivered = {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
    };

    expect(statements(only(json, "aws_s3_bucket_policy").policy).slice(1)).toEqual([
      {
        Sid: "LoadBalancerLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${arn}/*AWSLogs/111122223333/*`,
        Condition: {
          ...delivered,
          StringEquals: { ...delivered.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
      {
        Sid: "LoadBalancerLogsAcl",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: arn,
        Condition: delivered,
      },
    ]);
  });

  it.each([
    { receives: ["server-access-logs"], ownership: "BucketOwnerEnforced" },
    { receives: ["network-load-balancer-logs"], ownership: "BucketOwnerEnforced" },
    { receives: ["cloudfront-logs"], ownership: "BucketOwnerPreferred" },
    { receives: ["server-access-logs", "cloudfront-logs"], ownership: "BucketOwnerPreferred" },
  ] as const)("of $receives has ACLs only where CloudFront needs them", ({ receives, ownership }) => {
    const json = synthData({ buckets: { logs: { encryption: "aes256", receives: [...receives] } } });
    const rule: Block["rule"] = only(json, "aws_s3_bucket_ownership_controls").rule;

    expect(rule).toEqual({ object_ownership: ownership });
    expect(json.resource.aws_s3_bucket_acl).toBeUndefined();
  });
});
