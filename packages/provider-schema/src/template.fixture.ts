import { checkTemplate, formatProblem } from "./check";
import { providerSchemas } from "./provider-schemas";
import type { ProviderSchemas } from "./resource-schema";
import { typesIn } from "./template";

/** Blocks of a template. */
export type Json = Readonly<Record<string, unknown>>;

/** The schemas of the types that a template has. */
export const schemasFor = (template: unknown): ProviderSchemas =>
  providerSchemas({ types: typesIn(template), from: __dirname });

/** The problems of a whole template, a line each. */
export const problemsIn = (template: unknown): readonly string[] =>
  checkTemplate(template, schemasFor(template)).map(formatProblem);

/** The problems of one resource, without its address. */
export const problemsOf = (type: string, body: Json): readonly string[] =>
  problemsIn({ resource: { [type]: { main: body } } }).map((line) => line.replace(`${type}.main: `, ""));

/** A sound cluster. */
export const CLUSTER = {
  name: "shop",
  role_arn: "${aws_iam_role.cluster.arn}",
  vpc_config: { subnet_ids: ["${aws_subnet.a.id}", "subnet-1"], endpoint_public_access: false },
};

/** A sound distribution. */
export const DISTRIBUTION = {
  enabled: true,
  default_cache_behavior: {
    allowed_methods: ["GET", "HEAD"],
    cached_methods: ["GET", "HEAD"],
    target_origin_id: "files",
    viewer_protocol_policy: "https-only",
  },
  origin: [{ domain_name: "files.example.com", origin_id: "files" }],
  restrictions: { geo_restriction: { restriction_type: "none" } },
  viewer_certificate: { cloudfront_default_certificate: true },
};

/** One rule of a security group, with all the members of its object. */
export const INGRESS = {
  cidr_blocks: ["10.0.0.0/16"],
  description: null,
  from_port: 443,
  ipv6_cidr_blocks: null,
  prefix_list_ids: null,
  protocol: "tcp",
  security_groups: null,
  self: null,
  to_port: 443,
};

/** A sound WAF rule with nested statements. */
export const RULE = {
  name: "limit",
  priority: 1,
  action: { block: {} },
  statement: {
    rate_based_statement: {
      limit: 2000,
      scope_down_statement: {
        not_statement: { statement: [{ geo_match_statement: { country_codes: ["GB"] } }] },
      },
    },
  },
  visibility_config: {
    cloudwatch_metrics_enabled: true,
    metric_name: "limit",
    sampled_requests_enabled: true,
  },
};

/** A web ACL with that rule. */
export const ACL = {
  name: "shop",
  scope: "CLOUDFRONT",
  default_action: { allow: {} },
  rule: [RULE],
  visibility_config: RULE.visibility_config,
};
