import { asList, isBlock } from "@strata/inventory";
import { all, companion, each, equals, gives, show, where } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";
import { inNorthVirginia } from "./north-virginia";

const WAF = "aws_wafv2_web_acl";

const GROUPS = ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"];

const managedGroups: Check = (acl) => {
  const text = show(acl.get("rule"));
  const missing = GROUPS.filter((name) => !text.includes(`"AWSManagedRules${name}"`));
  const priorities = acl.blocks("rule").map(({ priority }) => priority);
  const isUnique = new Set(priorities).size === priorities.length;
  return met(
    missing.length === 0 && isUnique,
    `managed groups ${GROUPS.join(", ")}, unique priorities`,
    `no ${show(missing)}`,
  );
};

const metrics = { cloudwatch_metrics_enabled: true, sampled_requests_enabled: true };

const example: Example = {
  layer: "edge",
  resource: {
    aws_wafv2_web_acl: {
      web: {
        scope: "CLOUDFRONT",
        provider: "aws.us_east_1",
        visibility_config: metrics,
        rule: ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"].map((name, priority) => ({
          name,
          priority,
          statement: { managed_rule_group_statement: { name: `AWSManagedRules${name}`, vendor_name: "AWS" } },
          override_action: { none: {} },
          visibility_config: metrics,
        })),
      },
    },
    aws_wafv2_web_acl_logging_configuration: {
      web: {
        resource_arn: "${aws_wafv2_web_acl.web.arn}",
        depends_on: ["aws_cloudwatch_log_resource_policy.writers"],
      },
    },
  },
};

/** The web firewall, and protection that costs. */
export const waf: ServiceRules = {
  example,
  rules: [
    {
      id: "waf-scope",
      type: WAF,
      level: "M",
      reason: "an ACL for CloudFront lives in us-east-1",
      source: ["AWS WAF guide"],
      setting: "",
      fault: { at: "aws_wafv2_web_acl/web/provider" },
      holds: where(
        (acl) => acl.get("scope") !== "REGIONAL",
        all(equals("scope", "CLOUDFRONT"), inNorthVirginia),
      ),
    },
    {
      id: "waf-managed-rules",
      type: WAF,
      level: "M",
      reason: "reputation, common and known bad inputs",
      source: ["WAF.10", "CKV_AWS_175", "CKV_AWS_192"],
      setting: "webAcls.managedRules",
      fault: { at: "aws_wafv2_web_acl/web/rule/1/priority", to: 0 },
      holds: managedGroups,
    },
    {
      id: "waf-groups-enforced",
      type: WAF,
      level: "M",
      reason: "a managed group acts by its own rules; an override to count lets attacks in",
      source: ["CKV_AWS_342"],
      setting: "webAcls.managedRules",
      fault: { at: "aws_wafv2_web_acl/web/rule/0/override_action", to: { count: {} } },
      holds: each(
        "rule",
        "with override_action none where it uses a group",
        (rule) =>
          !show(rule.statement).includes("managed_rule_group_statement") ||
          (asList(rule.override_action).some((one) => isBlock(one) && gives(one, "none")) &&
            !gives(rule, "action")),
      ),
    },
    {
      id: "waf-metrics",
      type: WAF,
      level: "M",
      reason: "what was blocked is counted and sampled",
      source: ["WAF.12"],
      setting: "",
      fault: { at: "aws_wafv2_web_acl/web/rule/2/visibility_config/sampled_requests_enabled", to: false },
      holds: all(
        equals("visibility_config.cloudwatch_metrics_enabled", true),
        equals("visibility_config.sampled_requests_enabled", true),
        each("rule", "with both metrics", (rule) => {
          const [metrics] = asList(rule.visibility_config);
          return (
            isBlock(metrics) &&
            metrics.cloudwatch_metrics_enabled === true &&
            metrics.sampled_requests_enabled === true
          );
        }),
      ),
    },
    {
      id: "waf-logged",
      type: WAF,
      level: "P",
      reason: "a blocked customer can be told from an attack",
      source: ["WAF.11", "CKV2_AWS_31"],
      setting: "webAcls.logs",
      fault: { at: "aws_wafv2_web_acl_logging_configuration" },
      holds: companion("aws_wafv2_web_acl_logging_configuration", "resource_arn"),
    },
    {
      id: "shield-none",
      type: "aws_shield_protection",
      level: "M",
      reason: "Shield Advanced is a paid subscription of a year",
      source: ["AWS Shield pricing"],
      setting: "shieldAdvanced",
      fault: { at: "aws_shield_protection/web/name", to: "web" },
      holds: (protection) =>
        met(false, "no Shield Advanced without the account's decision", protection.address),
    },
  ],
};
