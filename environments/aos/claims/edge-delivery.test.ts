import { overlap } from "@strata/iam";
import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const BACKEND = { bucket: "aos-production-backend" };

// The backend writes, CloudFront reads with caching and a firewall, and nobody else comes to the bucket at all.
claim("AOS-FLOW-02", PRODUCTION, (template) => {
  const writer = template.resource(
    "aws_iam_role_policy",
    ({ name }) => name === "workloads_sa-task_role_buckets",
  );
  const [written] = writer
    .policy("policy")
    .statements.filter(
      ({ effect, actions }) =>
        effect === "Allow" && actions.some((action) => overlap(action.toLowerCase(), "s3:putobject")),
    );
  const distribution = template.resource("aws_cloudfront_distribution");
  const origins = distribution
    .blocks("origin")
    .map(({ domain_name }) => distribution.resolveValue(domain_name));
  const access = template.resource("aws_s3_bucket_public_access_block", (block) =>
    attributesIn(block.resolve("bucket")).some(({ resource }) => resource.get("bucket") === BACKEND.bucket),
  );
  const readers = template
    .resources("aws_s3_bucket_policy", "edge")
    .flatMap((policy) => policy.policy("policy").statements)
    .filter(({ effect }) => effect === "Allow")
    .map(({ principals }) => principals);

  expect(writer.resolve("role")).toResolveTo("aws_iam_role.name", { name: "aos-production-sa_task" });
  expect(attributesIn(writer.resolveValue(written?.resources[0]))).toResolveTo("aws_s3_bucket.arn", BACKEND);
  expect(origins).toResolveTo("aws_s3_bucket.bucket_regional_domain_name", BACKEND);
  expect(distribution.resolve("web_acl_id")).toResolveTo("aws_wafv2_web_acl.arn", { scope: "CLOUDFRONT" });
  expect(distribution.get("default_cache_behavior.cache_policy_id")).toBe(
    "658327ea-f89d-4fab-a63d-7e88639e58f6",
  );
  expect(readers).toEqual([{ Service: ["cloudfront.amazonaws.com"] }]);
  expect(
    ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].map((at) =>
      access.get(at),
    ),
  ).toEqual([true, true, true, true]);
});
