import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { Bucket, type BucketProps } from "./bucket";

const defaults: BucketProps = {
  place,
  name: "shop-assets",
  encryption: { keyArn: "key" },
  versioning: "enabled",
  lifecycle: {},
  abortIncompleteDays: 7,
  cors: {},
  receives: [],
  policy: "own",
  destroys: "nothing",
};

const build = (props: Partial<BucketProps> = {}) =>
  synthesized((scope) => new Bucket(scope, "assets", { ...defaults, ...props }));

const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration.assets_encryption";
const POLICY = "aws_s3_bucket_policy.assets_policy";

describe("a bucket", () => {
  const { built, addresses, at, written } = build();

  it("has everything that S3 keeps beside a bucket, once", () => {
    expect(addresses).toEqual([
      "aws_s3_bucket.assets",
      "aws_s3_bucket_lifecycle_configuration.assets_lifecycle",
      "aws_s3_bucket_ownership_controls.assets_ownership",
      POLICY,
      "aws_s3_bucket_public_access_block.assets_public-access",
      ENCRYPTION,
      "aws_s3_bucket_versioning.assets_versioning",
    ]);
    for (const address of addresses.filter((each) => each !== "aws_s3_bucket.assets")) {
      expect(at(address).bucket).toBe("${aws_s3_bucket.assets.bucket}");
    }
  });

  it("has no public access of any kind", () => {
    expect(at("aws_s3_bucket_public_access_block.assets_public-access")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  it("is encrypted with the key, with one data key for many objects", () => {
    expect(at(ENCRYPTION).rule).toEqual([
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: "key" },
      },
    ]);
  });

  it("denies what is not asked over TLS, and grants nothing", () => {
    expect(statements(at(POLICY).policy)).toEqual([
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:*",
        Resource: ["${aws_s3_bucket.assets.arn}", "${aws_s3_bucket.assets.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  it("gets its policy after its access block: S3 refuses two changes of access at once", () => {
    expect(at(POLICY).depends_on).toEqual(["aws_s3_bucket_public_access_block.assets_public-access"]);
  });

  it("owns every object, so that ACLs mean nothing", () => {
    expect(at("aws_s3_bucket_ownership_controls.assets_ownership").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  it("keeps versions or suspends them", () => {
    const status = (versioning: BucketProps["versioning"]) =>
      build({ versioning }).at("aws_s3_bucket_versioning.assets_versioning").versioning_configuration;

    expect(status("enabled")).toEqual({ status: "Enabled" });
    expect(status("suspended")).toEqual({ status: "Suspended" });
  });

  it("gets its lifecycle after its versioning", () => {
    const lifecycle = build({ lifecycle: { reports: { expireDays: 90 } } }).at(
      "aws_s3_bucket_lifecycle_configuration.assets_lifecycle",
    );

    expect(lifecycle.depends_on).toEqual(["aws_s3_bucket_versioning.assets_versioning"]);
    expect(lifecycle.rule).toMatchObject([
      { abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
      { id: "reports", expiration: [{ days: 90 }] },
    ]);
  });

  it("stays while it holds objects, unless it is told to destroy them", () => {
    expect(at("aws_s3_bucket.assets").force_destroy).toBe(false);
    expect(build({ destroys: "all" }).at("aws_s3_bucket.assets").force_destroy).toBe(true);
  });

  it("exposes its name, its domain names and its key", () => {
    const { name, arn, domainName, regionalDomainName, keyArn } = built;

    expect(written({ name, arn, domainName, regionalDomainName, keyArn })).toEqual({
      name: "${aws_s3_bucket.assets.bucket}",
      arn: "${aws_s3_bucket.assets.arn}",
      domainName: "${aws_s3_bucket.assets.bucket_domain_name}",
      regionalDomainName: "${aws_s3_bucket.assets.bucket_regional_domain_name}",
      keyArn: "key",
    });
  });
});

it("a bucket with keys of S3 itself names the alias of AWS's key", () => {
  const { built, at } = build({ encryption: "aes256" });

  expect(at(ENCRYPTION).rule).toEqual([
    { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
  ]);
  expect(built.keyArn).toBe("arn:aws:kms:eu-west-1:111122223333:alias/aws/s3");
});

it("a bucket whose policy is made elsewhere has none of its own", () => {
  const { built, addresses, written } = build({ policy: "elsewhere" });

  expect(addresses).not.toContain(POLICY);
  expect(written(built.permissions.map((each) => each.fqn))).toEqual([
    "${aws_s3_bucket_ownership_controls.assets_ownership}",
  ]);
});

it("a bucket that receives logs lets their writer in beside the ban on requests without TLS", () => {
  const { at } = build({ receives: ["server-access-logs"] });

  expect(statements(at(POLICY).policy).map(({ Sid }) => Sid)).toEqual([
    "DenyInsecureTransport",
    "ServerAccessLogs",
  ]);
});

it("a bucket lets in whom else it is told to", () => {
  const writer = {
    Sid: "Writer",
    Effect: "Allow",
    Principal: { Service: "a.example" },
    Action: "s3:PutObject",
  };
  const { at } = build({ grants: (arn) => [{ ...writer, Effect: "Allow", Resource: `${arn}/in/*` }] });

  expect(statements(at(POLICY).policy).slice(1)).toEqual([
    { ...writer, Resource: "${aws_s3_bucket.assets.arn}/in/*" },
  ]);
});

it("objects are held once versions are on, by no argument that would replace the bucket", () => {
  const LOCK = "aws_s3_bucket_object_lock_configuration.assets_object-lock";
  const { at } = build({ objectLock: { mode: "governance", days: 365 } });

  expect(at(LOCK)).toEqual({
    bucket: "${aws_s3_bucket.assets.bucket}",
    rule: { default_retention: { mode: "GOVERNANCE", days: 365 } },
    depends_on: ["aws_s3_bucket_versioning.assets_versioning"],
  });
  expect(at("aws_s3_bucket.assets")).not.toHaveProperty("object_lock_enabled");
  expect(build().addresses).not.toContain(LOCK);
});

it("a bucket that receives logs of CloudFront has ACLs", () => {
  const { at } = build({ receives: ["cloudfront-logs", "server-access-logs"] });

  expect(at("aws_s3_bucket_ownership_controls.assets_ownership").rule).toEqual({
    object_ownership: "BucketOwnerPreferred",
  });
});

it("pages of other sites may read what a rule lets them", () => {
  const { at } = build({
    cors: {
      shop: {
        methods: ["GET"],
        origins: ["https://shop.example.com"],
        headers: ["Range"],
        exposeHeaders: ["ETag"],
        maxAgeSeconds: 600,
      },
    },
  });

  expect(at("aws_s3_bucket_cors_configuration.assets_cors").cors_rule).toEqual([
    {
      id: "shop",
      allowed_methods: ["GET"],
      allowed_origins: ["https://shop.example.com"],
      allowed_headers: ["Range"],
      expose_headers: ["ETag"],
      max_age_seconds: 600,
    },
  ]);
});

it("requests are recorded in another bucket once that lets them in", () => {
  const { at } = synthesized((scope) => {
    const logs = new Bucket(scope, "logs", {
      ...defaults,
      name: "shop-logs",
      receives: ["server-access-logs"],
    });
    new Bucket(scope, "assets", defaults).logTo(logs, "assets/");
  });

  expect(at("aws_s3_bucket_logging.assets_logging")).toEqual({
    bucket: "${aws_s3_bucket.assets.bucket}",
    target_bucket: "${aws_s3_bucket.logs.bucket}",
    target_prefix: "assets/",
    depends_on: ["aws_s3_bucket_ownership_controls.logs_ownership", "aws_s3_bucket_policy.logs_policy"],
  });
});
