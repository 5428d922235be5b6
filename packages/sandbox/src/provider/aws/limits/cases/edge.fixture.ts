import type { Fields } from "../../../protocol/value";
import type { LimitCase } from "./limit-case.fixture";

const check = (changes: Fields): Fields => ({
  health_check: [{ protocol: "TCP", interval: 10, ...changes }],
});
const managed = (name: string, priority = 1): Fields => ({
  name,
  priority,
  statement: [
    { managed_rule_group_statement: [{ name, vendor_name: "AWS", managed_rule_group_configs: [] }] },
  ],
});

/** Distributions, load balancers, certificates and firewalls. */
export const EDGE: readonly LimitCase[] = [
  {
    type: "aws_cloudfront_distribution",
    good: { comment: "Shop", default_root_object: "index.html" },
    bad: [
      [{ comment: "a".repeat(129) }, "InvalidArgument: The parameter Comment is too big."],
      [{ default_root_object: "/index.html" }, "InvalidDefaultRootObject: The parameter DefaultRootObject"],
      [
        { custom_error_response: [{ error_code: 404, response_code: 299 }] },
        "InvalidResponseCode: The parameter ResponseCode",
      ],
      [
        { restrictions: [{ geo_restriction: [{ restriction_type: "whitelist", locations: ["spain"] }] }] },
        "InvalidGeoRestrictionParameter: The parameter Location contains an invalid country code: spain",
      ],
    ],
  },
  {
    type: "aws_cloudfront_origin_access_control",
    good: { name: "a".repeat(64) },
    bad: [[{ name: "a".repeat(65) }, "InvalidArgument: The parameter Name is too long."]],
  },
  {
    type: "aws_wafv2_web_acl",
    good: {
      name: "shop",
      scope: "CLOUDFRONT",
      rule: [managed("AWSManagedRulesCommonRuleSet"), managed("AWSManagedRulesSQLiRuleSet", 2)],
    },
    bad: [
      [
        { rule: [managed("AWSManagedRulesATPRuleSet")] },
        "WAFInvalidParameterException: Error reason: A required field is missing",
      ],
      [
        { rule: [managed("AWSManagedRulesCommonRuleSet"), managed("AWSManagedRulesSQLiRuleSet")] },
        "WAFInvalidParameterException: Error reason: Your rules contain duplicate priorities.",
      ],
    ],
  },
  {
    type: "aws_lb_target_group",
    good: { name: "shop", protocol: "TCP", ...check({}) },
    bad: [
      [{ name: "shop_web" }, "ValidationError: Target group name 'shop_web'"],
      [check({ interval: 4 }), "ValidationError: Invalid value 4 for health check interval"],
      [
        check({ interval: 5 }),
        "ValidationError: Health check timeout '10' must be smaller than or equal to the interval '5'",
      ],
      [check({ healthy_threshold: 1 }), "ValidationError: Invalid value 1 for healthy threshold count"],
      [check({ protocol: "HTTP", path: "up" }), "ValidationError: Health check path 'up'"],
    ],
  },
  {
    type: "aws_lb",
    good: { name: "shop" },
    bad: [
      [{ name: "internal-shop" }, "ValidationError: The load balancer name 'internal-shop' is not valid"],
    ],
  },
  {
    type: "aws_acm_certificate",
    good: {
      domain_name: "shop.example.com",
      subject_alternative_names: ["*.shop.example.com"],
      validation_method: "DNS",
    },
    bad: [
      [
        { domain_name: `${"a".repeat(60)}.example.com` },
        "ValidationException: The first domain name can be no longer than 64 octets",
      ],
      [
        { subject_alternative_names: ["_a.shop.example.com"] },
        "ValidationException: The subject alternative name",
      ],
    ],
  },
  {
    type: "aws_route53_health_check",
    good: { type: "HTTPS", fqdn: "shop.example.com", resource_path: "/up", failure_threshold: 3 },
    bad: [
      [{ fqdn: "*.example.com" }, "InvalidInput: Invalid fully qualified domain name: *.example.com"],
      [{ resource_path: `/${"a".repeat(256)}` }, "InvalidInput: Invalid resource path"],
      [{ failure_threshold: 11 }, "InvalidInput: Invalid value 11 for FailureThreshold"],
    ],
  },
];
