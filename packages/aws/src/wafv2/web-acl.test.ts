import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { WebAcl, type WebAclProps } from "./web-acl";

const build = (props: Partial<WebAclProps> = {}) =>
  synthesized(
    (scope) =>
      new WebAcl(scope, "acl", {
        name: "shop",
        description: "Shop",
        managedRules: {
          AWSManagedRulesKnownBadInputsRuleSet: { priority: 20, mode: "count" },
          AWSManagedRulesCommonRuleSet: { priority: 10, mode: "enforce" },
        },
        provider: northVirginia(scope),
        ...props,
      }),
  );

const ACL = "aws_wafv2_web_acl.acl";

const visibility = (name: string) => ({
  cloudwatch_metrics_enabled: true,
  sampled_requests_enabled: true,
  metric_name: name,
});

describe("a web ACL", () => {
  const { built, addresses, at, written } = build();

  it("stands in us-east-1 for CloudFront, and lets through what no rule blocks", () => {
    expect(addresses).toEqual([ACL]);
    expect(at(ACL)).toMatchObject({
      provider: "aws.us-east-1",
      name: "shop",
      description: "Shop",
      scope: "CLOUDFRONT",
      default_action: { allow: {} },
      visibility_config: visibility("shop"),
    });
  });

  it("asks managed rules in order of priority: some block, some only count", () => {
    expect(at(ACL).rule).toEqual([
      {
        name: "AWSManagedRulesCommonRuleSet",
        priority: 10,
        override_action: { none: {} },
        statement: {
          managed_rule_group_statement: { vendor_name: "AWS", name: "AWSManagedRulesCommonRuleSet" },
        },
        visibility_config: visibility("AWSManagedRulesCommonRuleSet"),
      },
      {
        name: "AWSManagedRulesKnownBadInputsRuleSet",
        priority: 20,
        override_action: { count: {} },
        statement: {
          managed_rule_group_statement: { vendor_name: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" },
        },
        visibility_config: visibility("AWSManagedRulesKnownBadInputsRuleSet"),
      },
    ]);
  });

  it("exposes its ARN", () => {
    expect(written(built.arn)).toBe("${aws_wafv2_web_acl.acl.arn}");
  });
});

describe("a limit of requests", () => {
  it.each([
    ["enforce", { block: {} }],
    ["count", { count: {} }],
  ] as const)("in mode %s is counted for each address, in its place among the rules", (mode, action) => {
    const { at } = build({ rateLimit: { requests: 1000, windowSeconds: 300, priority: 5, mode } });

    expect((at(ACL).rule as readonly unknown[])[0]).toEqual({
      name: "RateLimit",
      priority: 5,
      action,
      statement: {
        rate_based_statement: { limit: 1000, evaluation_window_sec: 300, aggregate_key_type: "IP" },
      },
      visibility_config: visibility("RateLimit"),
    });
  });
});

it("what rules matched is logged in us-east-1, without secrets, once WAF may write there", () => {
  const { at } = synthesized((scope) => {
    const writers = new CloudwatchLogResourcePolicy(scope, "writers", {
      policyName: "a",
      policyDocument: "{}",
    });
    return new WebAcl(scope, "acl", {
      name: "shop",
      description: "Shop",
      managedRules: {},
      provider: northVirginia(scope),
      logs: {
        groupName: "aws-waf-logs-shop",
        retentionDays: 30,
        redactedHeaders: ["authorization", "cookie"],
        keyArn: "key",
        writers,
      },
    });
  });

  expect(at("aws_cloudwatch_log_group.acl_log-group")).toEqual({
    provider: "aws.us-east-1",
    name: "aws-waf-logs-shop",
    retention_in_days: 30,
    kms_key_id: "key",
  });
  expect(at("aws_wafv2_web_acl_logging_configuration.acl_logs")).toEqual({
    provider: "aws.us-east-1",
    resource_arn: "${aws_wafv2_web_acl.acl.arn}",
    log_destination_configs: ["${aws_cloudwatch_log_group.acl_log-group.arn}"],
    redacted_fields: [{ single_header: { name: "authorization" } }, { single_header: { name: "cookie" } }],
    depends_on: ["aws_cloudwatch_log_resource_policy.writers"],
  });
});
