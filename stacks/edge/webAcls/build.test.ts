import { describe, expect, it } from "vitest";
import { type Block, resource, SHOP, synth } from "../shop.fixture";

describe("a web ACL", () => {
  const template = synth();

  it("logs requests without the headers that sign a viewer in", () => {
    expect(resource(template, "aws_wafv2_web_acl_logging_configuration", "web-acls_site_logs")).toMatchObject(
      {
        log_destination_configs: ["${aws_cloudwatch_log_group.web-acls_site_log-group.arn}"],
        redacted_fields: [
          { single_header: { name: "authorization" } },
          { single_header: { name: "cookie" } },
        ],
        resource_arn: "${aws_wafv2_web_acl.web-acls_site.arn}",
      },
    );
  });

  it("evaluates managed rule groups in the order of their priorities", () => {
    const visibility = (metric_name: string): Block => ({
      cloudwatch_metrics_enabled: true,
      metric_name,
      sampled_requests_enabled: true,
    });
    const rule = (name: string, priority: number, override_action: Block): Block => ({
      name,
      override_action,
      priority,
      statement: { managed_rule_group_statement: { name, vendor_name: "AWS" } },
      visibility_config: visibility(name),
    });
    expect(resource(template, "aws_wafv2_web_acl", "web-acls_site")).toMatchObject({
      default_action: { allow: {} },
      rule: [
        rule("AWSManagedRulesAmazonIpReputationList", 1, { count: {} }),
        rule("AWSManagedRulesCommonRuleSet", 2, { none: {} }),
      ],
      scope: "CLOUDFRONT",
      visibility_config: visibility("shop-production-site"),
    });
  });

  it.each([
    { mode: undefined, action: { block: {} } },
    { mode: "count", action: { count: {} } },
  ])("limits the requests of each address by its place among the rules: $action", ({ mode, action }) => {
    const rateLimit = { requests: 2000, windowSeconds: 60, priority: 0, mode };
    const limited = synth({ ...SHOP, webAcls: { site: { ...SHOP.webAcls.site, rateLimit } } });
    const acl = resource(limited, "aws_wafv2_web_acl", "web-acls_site");
    const [first, ...others] = acl.rule as readonly Block[];

    expect(first).toMatchObject({
      name: "RateLimit",
      priority: 0,
      action,
      statement: {
        rate_based_statement: { limit: 2000, evaluation_window_sec: 60, aggregate_key_type: "IP" },
      },
    });
    expect(others.map(({ priority }) => priority)).toEqual([1, 2]);
  });
});
