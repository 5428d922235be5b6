import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim("NUMINIA-SVC-CDN-01", PRODUCTION, (template) => {
  const distributions = template.resources("aws_cloudfront_distribution");

  expect(
    distributions.map((distribution) => [
      distribution.layer,
      distribution.get("enabled"),
      distribution.get("restrictions.geo_restriction.restriction_type"),
    ]),
  ).toEqual([["edge", true, "none"]]);
});

claim("NUMINIA-SVC-CDN-04", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  expect(distribution.get("default_cache_behavior.viewer_protocol_policy")).toBe("redirect-to-https");
  // Another path could say otherwise.
  expect(distribution.get("ordered_cache_behavior")).toBeUndefined();
});

claim("NUMINIA-SVC-CDN-08", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  // Managed-CachingOptimized: AWS's own policies have the same id everywhere.
  expect(distribution.get("default_cache_behavior.cache_policy_id")).toBe(
    "658327ea-f89d-4fab-a63d-7e88639e58f6",
  );
  expect(distribution.get("default_cache_behavior.forwarded_values")).toBeUndefined();
});

claim("NUMINIA-SVC-CDN-09", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  // Managed-CORS-S3Origin.
  expect(distribution.get("default_cache_behavior.origin_request_policy_id")).toBe(
    "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
  );
});

for (const [id, code] of [
  ["NUMINIA-SVC-CDN-10", 403],
  ["NUMINIA-SVC-CDN-11", 404],
] as const) {
  claim(id, PRODUCTION, (template) => {
    const answers = template
      .resource("aws_cloudfront_distribution")
      .blocks("custom_error_response")
      .filter(({ error_code }) => error_code === code);

    expect(
      answers.map(({ response_code, response_page_path }) => [response_code, response_page_path]),
    ).toEqual([[200, "/index.html"]]);
  });
}

claim("NUMINIA-SVC-CDN-12", PRODUCTION, (template) => {
  const distributions = template.resources("aws_cloudfront_distribution");

  expect(distributions.map((distribution) => distribution.get("price_class"))).toEqual(["PriceClass_100"]);
});
