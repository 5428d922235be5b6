import { asList, isBlock } from "@strata/inventory";
import { all, companion, each, equals, show, where } from "../checks";
import { type Check, met, type Rule } from "../rule";
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

/** The web firewall, and protection that costs. */
export const wafRules: readonly Rule[] = [
  {
    id: "waf-scope",
    type: WAF,
    level: "M",
    reason: "an ACL for CloudFront lives in us-east-1",
    source: ["AWS WAF guide"],
    setting: "",
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
    holds: managedGroups,
  },
  {
    id: "waf-groups-enforced",
    type: WAF,
    level: "M",
    reason: "a managed group acts by its own rules; an override to count lets attacks in",
    source: ["CKV_AWS_342"],
    setting: "webAcls.managedRules",
    holds: each(
      "rule",
      "with override_action none where it uses a group",
      (rule) =>
        !show(rule.statement).includes("managed_rule_group_statement") ||
        (isBlock(rule.override_action) && "none" in rule.override_action && rule.action === undefined),
    ),
  },
  {
    id: "waf-metrics",
    type: WAF,
    level: "M",
    reason: "what was blocked is counted and sampled",
    source: ["WAF.12"],
    setting: "",
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
    holds: companion("aws_wafv2_web_acl_logging_configuration", "resource_arn"),
  },
  {
    id: "shield-none",
    type: "aws_shield_protection",
    level: "M",
    reason: "Shield Advanced is a paid subscription of a year",
    source: ["AWS Shield pricing"],
    setting: "shieldAdvanced",
    holds: (protection) =>
      met(false, "no Shield Advanced without the account's decision", protection.address),
  },
];
