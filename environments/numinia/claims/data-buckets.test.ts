import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const ASSETS = "numinia-production-assets-241533135482";
const LOGS = "numinia-production-logs-241533135482";

/** The companions of a type in the data layer, each with the name of its bucket. */
const companions = (template: Template, type: string): readonly (readonly [unknown, Resource])[] =>
  template.resources(type, "data").map((companion) => {
    const buckets = attributesIn(companion.resolve("bucket")).map(({ resource }) => resource.get("bucket"));
    return [buckets.join(), companion] as const;
  });

claim("NUMINIA-SVC-S3-01", PRODUCTION, (template) => {
  const buckets = template
    .resources("aws_s3_bucket", "data")
    .map((bucket) => [bucket.layer, bucket.get("bucket")]);

  // What is recorded of the account is not the platform's data. All that is in the assets bucket is public through the CDN, so what is recorded lies in another.
  expect(buckets).toEqual([
    ["data", ASSETS],
    ["data", LOGS],
  ]);
});

claim("NUMINIA-SVC-S3-03", PRODUCTION, (template) => {
  const blocks = companions(template, "aws_s3_bucket_public_access_block").map(([bucket, block]) => [
    bucket,
    block.get("block_public_acls"),
    block.get("block_public_policy"),
    block.get("ignore_public_acls"),
    block.get("restrict_public_buckets"),
  ]);

  expect(blocks).toEqual([
    [ASSETS, true, true, true, true],
    [LOGS, true, true, true, true],
  ]);
});

claim("NUMINIA-SVC-S3-05", PRODUCTION, (template) => {
  const encryption = companions(template, "aws_s3_bucket_server_side_encryption_configuration").map(
    ([bucket, configuration]) => [
      bucket,
      configuration.get("rule.0.apply_server_side_encryption_by_default.sse_algorithm"),
      configuration.list("rule").length,
    ],
  );

  expect(encryption).toEqual([
    [ASSETS, "AES256", 1],
    [LOGS, "AES256", 1],
  ]);
});

claim("NUMINIA-SVC-S3-06", PRODUCTION, (template) => {
  const versioning = companions(template, "aws_s3_bucket_versioning").map(([bucket, configuration]) => [
    bucket,
    configuration.get("versioning_configuration.status"),
  ]);

  expect(versioning).toEqual([
    [ASSETS, "Enabled"],
    [LOGS, "Enabled"],
  ]);
});

claim("NUMINIA-SVC-S3-07", PRODUCTION, (template) => {
  const rules = companions(template, "aws_s3_bucket_lifecycle_configuration").flatMap(
    ([bucket, configuration]) => configuration.blocks("rule").map((rule) => [bucket, rule]),
  );
  const everything = { status: "Enabled", filter: [{ prefix: "" }] };
  const unfinished = {
    ...everything,
    id: "abort-incomplete",
    abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
  };

  expect(rules).toEqual([
    [ASSETS, unfinished],
    [ASSETS, { ...everything, id: "replaced", noncurrent_version_expiration: [{ noncurrent_days: 90 }] }],
    [LOGS, unfinished],
    [
      LOGS,
      {
        ...everything,
        id: "old",
        expiration: [{ days: 365 }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      },
    ],
  ]);
});

claim("NUMINIA-SVC-S3-08", PRODUCTION, (template) => {
  const rules = companions(template, "aws_s3_bucket_cors_configuration").flatMap(([bucket, cors]) =>
    cors.blocks("cors_rule").map((rule) => [bucket, rule.allowed_methods, rule.allowed_origins]),
  );

  expect(rules).toEqual([[ASSETS, ["GET", "HEAD"], ["*"]]]);
});

claim("NUMINIA-SVC-S3-09", PRODUCTION, (template) => {
  const rules = companions(template, "aws_s3_bucket_cors_configuration").flatMap(([bucket, cors]) =>
    cors.blocks("cors_rule").map((rule) => [bucket, rule.expose_headers]),
  );

  expect(rules).toEqual([[ASSETS, ["ETag"]]]);
});
