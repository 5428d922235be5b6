import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const ASSETS = { bucket: "numinia-production-assets-241533135482" };

claim("NUMINIA-SVC-S3-02", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");
  const [origin, ...others] = distribution.blocks("origin");

  expect(others).toEqual([]);
  expect(distribution.resolveValue(origin?.domain_name)).toResolveTo(
    "aws_s3_bucket.bucket_regional_domain_name",
    ASSETS,
  );
  expect(distribution.get("default_cache_behavior.target_origin_id")).toBe(origin?.origin_id);
});

claim("NUMINIA-SVC-S3-04", PRODUCTION, (template) => {
  const [policy, ...others] = template.resources("aws_s3_bucket_policy", "edge");
  const allowed = policy?.policy("policy").statements.filter(({ effect }) => effect === "Allow") ?? [];

  expect(others).toEqual([]);
  expect(policy?.resolve("bucket")).toResolveTo("aws_s3_bucket.bucket", ASSETS);
  expect(allowed.map(({ actions, principals, conditions }) => ({ actions, principals, conditions }))).toEqual(
    [
      {
        actions: ["s3:GetObject"],
        principals: { Service: ["cloudfront.amazonaws.com"] },
        conditions: {
          StringEquals: { "AWS:SourceArn": ["${aws_cloudfront_distribution.distributions_site.arn}"] },
        },
      },
    ],
  );
  for (const object of allowed.flatMap(({ resources }) => resources)) {
    expect(object).toMatch(/\}\/\*$/);
    expect(attributesIn(policy?.resolveValue(object))).toResolveTo("aws_s3_bucket.arn", ASSETS);
  }
});

claim("NUMINIA-SVC-CDN-02", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");
  const controls = distribution
    .blocks("origin")
    .map((origin) => distribution.resolveValue(origin.origin_access_control_id));

  expect(controls).toResolveTo("aws_cloudfront_origin_access_control.id", {
    origin_access_control_origin_type: "s3",
  });
  expect(template).toHaveNoResource("aws_cloudfront_origin_access_identity");
});

claim("NUMINIA-SVC-CDN-03", PRODUCTION, (template) => {
  const controls = template.resources("aws_cloudfront_origin_access_control");

  expect(
    controls.map((control) => [control.get("signing_protocol"), control.get("signing_behavior")]),
  ).toEqual([["sigv4", "always"]]);
});
