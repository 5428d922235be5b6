import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const BACKEND = "aos-production-backend";
const INFRA = "aos-production-infra";

/**
 * What S3 keeps beside the bucket of a name.
 * @throws {Error} where the template has not exactly one
 */
function companion(template: Template, type: string, bucket: string): Resource {
  return template.resource(type, (found) =>
    attributesIn(found.resolve("bucket")).some(({ resource }) => resource.get("bucket") === bucket),
  );
}

/** Algorithm, key's description, and how many rules there are. */
function encryption(template: Template, bucket: string): readonly unknown[] {
  const found = companion(template, "aws_s3_bucket_server_side_encryption_configuration", bucket);
  const rule = "rule.0.apply_server_side_encryption_by_default";
  const keys = attributesIn(found.resolve(`${rule}.kms_master_key_id`));
  return [
    found.get(`${rule}.sse_algorithm`),
    ...keys.map(({ type, attribute, resource }) => [type, attribute, resource.get("description")]),
    found.list("rule").length,
  ];
}

/** Lifecycle rules of a bucket that are in force, by prefix. */
const lifecycle = (template: Template, bucket: string, prefix: string) =>
  companion(template, "aws_s3_bucket_lifecycle_configuration", bucket)
    .blocks("rule")
    .filter(({ status, filter }) => {
      const [{ prefix: found } = {}] = filter as [{ prefix?: unknown }];
      return status === "Enabled" && found === prefix;
    })
    .map(({ id, status, filter, ...actions }) => actions);

claim("AOS-S3-01", PRODUCTION, (template) => {
  expect(template.resources("aws_s3_bucket").map(({ layer, address }) => [layer, address])).toEqual([
    ["data", "aws_s3_bucket.buckets_backend"],
    ["data", "aws_s3_bucket.buckets_infra"],
  ]);
});

claim("AOS-S3-02", PRODUCTION, (template) => {
  const bucket = template.resource("aws_s3_bucket", ({ name }) => name === "buckets_backend");

  expect(bucket.get("bucket")).toBe("aos-production-backend");
});

claim("AOS-S3-03", PRODUCTION, (template) => {
  expect(encryption(template, BACKEND)).toEqual(["aws:kms", ["aws_kms_key", "arn", "Application data"], 1]);
});

// The key lets the account's distributions read what they serve, and do no more.
claim("AOS-S3-03", PRODUCTION, (template) => {
  const key = template.resource("aws_kms_key", { description: "Application data" });
  const ofCloudFront = key
    .policy("policy")
    .statements.filter(({ principals }) =>
      Object.values(principals).flat().includes("cloudfront.amazonaws.com"),
    );

  expect(ofCloudFront.map(({ effect, actions }) => [effect, actions])).toEqual([["Allow", ["kms:Decrypt"]]]);
  expect(ofCloudFront[0]?.conditions).toEqual({
    ArnLike: { "aws:SourceArn": ["arn:aws:cloudfront::100000000001:distribution/*"] },
  });
});

claim("AOS-S3-05", PRODUCTION, (template) => {
  const bucket = template.resource("aws_s3_bucket", ({ name }) => name === "buckets_infra");

  expect(bucket.get("bucket")).toBe("aos-production-infra");
});

claim("AOS-S3-06", PRODUCTION, (template) => {
  expect(encryption(template, INFRA)).toEqual(["aws:kms", ["aws_kms_key", "arn", "Operational data"], 1]);
});

claim("AOS-S3-08", PRODUCTION, (template) => {
  // With versions, what expires would stay as an old version for ever.
  expect(lifecycle(template, INFRA, "influxdb-backups/")).toEqual([
    { expiration: [{ days: 7 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
  ]);
});

claim("AOS-S3-09", PRODUCTION, (template) => {
  const versioning = companion(template, "aws_s3_bucket_versioning", INFRA);

  // Only versions that a newer one has replaced: a chart in use stays.
  expect(lifecycle(template, INFRA, "helm/")).toEqual([
    { noncurrent_version_expiration: [{ noncurrent_days: 14 }] },
  ]);
  expect(versioning.get("versioning_configuration.status")).toBe("Enabled");
});
