import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const BACKEND = { bucket: "aos-production-backend" };
const INFRA = { bucket: "aos-production-infra" };

/** Every bucket that a distribution has as its origin. */
const originsOf = (template: Template) =>
  template
    .resources("aws_cloudfront_distribution")
    .flatMap((distribution) =>
      distribution.blocks("origin").map(({ domain_name }) => distribution.resolveValue(domain_name)),
    );

/** What bucket policies let somebody do, with the bucket that each is of. */
const allowedByBucket = (template: Template) =>
  template.resources("aws_s3_bucket_policy").flatMap((policy) => {
    const [bucket] = attributesIn(policy.resolve("bucket")).map(({ resource }) => resource.get("bucket"));
    return policy
      .policy("policy")
      .statements.filter(({ effect }) => effect === "Allow")
      .map((statement) => ({ bucket, policy, ...statement }));
  });

claim("AOS-OVR-07", PRODUCTION, (template) => {
  const distributions = template.resources("aws_cloudfront_distribution");

  expect(distributions.map((distribution) => [distribution.layer, distribution.get("enabled")])).toEqual([
    ["edge", true],
  ]);
  expect(originsOf(template)).toResolveTo("aws_s3_bucket.bucket_regional_domain_name", BACKEND);
});

claim("AOS-CDN-01", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  // Managed-CachingOptimized: AWS's own policies have the same id everywhere.
  expect(distribution.get("default_cache_behavior.cache_policy_id")).toBe(
    "658327ea-f89d-4fab-a63d-7e88639e58f6",
  );
  expect(distribution.get("restrictions.geo_restriction.restriction_type")).toBe("none");
  expect(distribution.get("price_class")).toBe("PriceClass_All");
});

claim("AOS-CDN-02", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");
  const [origin, ...others] = distribution.blocks("origin");

  expect(others).toEqual([]);
  expect(distribution.resolveValue(origin?.domain_name)).toResolveTo(
    "aws_s3_bucket.bucket_regional_domain_name",
    BACKEND,
  );
  expect(distribution.resolveValue(origin?.origin_access_control_id)).toResolveTo(
    "aws_cloudfront_origin_access_control.id",
    { origin_access_control_origin_type: "s3", signing_behavior: "always", signing_protocol: "sigv4" },
  );
  expect(distribution.get("default_cache_behavior.target_origin_id")).toBe(origin?.origin_id);
});

// The ARN: an id would be taken for one of WAF Classic.
claim("AOS-CDN-03", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  expect(distribution.resolve("web_acl_id")).toResolveTo("aws_wafv2_web_acl.arn", { scope: "CLOUDFRONT" });
});

claim("AOS-CDN-04", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");
  const [ownership] = template
    .resources("aws_s3_bucket_ownership_controls")
    .filter((controls) =>
      attributesIn(controls.resolve("bucket")).some(
        ({ resource }) => resource.get("bucket") === INFRA.bucket,
      ),
    );

  expect(distribution.resolve("logging_config.bucket")).toResolveTo(
    "aws_s3_bucket.bucket_domain_name",
    INFRA,
  );
  expect(ownership?.get("rule.object_ownership")).toBe("BucketOwnerPreferred");
});

// The bucket is encrypted with a key of ours, and its deliverer must be let to use it.
claim("AOS-CDN-04", PRODUCTION, (template) => {
  const key = template.resource("aws_kms_key", { description: "Operational data" });
  const delivery = key
    .policy("policy")
    .statements.filter(({ sid }) => sid === "DistributionLogs")
    .map(({ effect, actions, principals, conditions }) => [effect, actions, principals, conditions]);

  expect(delivery).toEqual([
    ["Allow", ["kms:GenerateDataKey*"], { Service: ["delivery.logs.amazonaws.com"] }, {}],
  ]);
});

claim("AOS-S3-04", PRODUCTION, (template) => {
  const [statement, ...others] = allowedByBucket(template).filter(({ policy }) => policy.layer === "edge");

  expect(originsOf(template)).toResolveTo("aws_s3_bucket.bucket_regional_domain_name", BACKEND);
  expect(others).toEqual([]);
  expect(statement).toMatchObject({
    bucket: BACKEND.bucket,
    actions: ["s3:GetObject"],
    principals: { Service: ["cloudfront.amazonaws.com"] },
    conditions: {
      StringEquals: { "AWS:SourceArn": ["${aws_cloudfront_distribution.distributions_delivery.arn}"] },
    },
  });
  for (const object of statement?.resources ?? []) {
    expect(object).toMatch(/\}\/\*$/);
    expect(attributesIn(statement?.policy.resolveValue(object))).toResolveTo("aws_s3_bucket.arn", BACKEND);
  }
});

claim("AOS-S3-07", PRODUCTION, (template) => {
  const origins = attributesIn(originsOf(template)).map(({ resource }) => resource.get("bucket"));
  const served = allowedByBucket(template)
    .filter(({ principals }) => Object.values(principals).flat().includes("cloudfront.amazonaws.com"))
    .map(({ bucket }) => bucket);

  expect(origins).toEqual([BACKEND.bucket]);
  expect(served).toEqual([BACKEND.bucket]);
});
