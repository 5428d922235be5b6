import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

/** What the rule with a place in the order asks, and whether it acts by the group's own rules. */
const ruleOf = (template: Template, place: number) => {
  const rules = template.resource("aws_wafv2_web_acl").blocks("rule");
  const [rule] = rules.toSorted((one, other) => Number(one.priority) - Number(other.priority)).slice(place);
  return {
    statement: rule?.statement,
    override: rule?.override_action,
    action: rule?.action,
  };
};

/** A managed group that blocks what it finds, and is nothing but that. */
const enforced = (name: string) => ({
  statement: { managed_rule_group_statement: { vendor_name: "AWS", name } },
  override: { none: {} },
  action: undefined,
});

claim("AOS-CDN-05", PRODUCTION, (template) => {
  const acl = template.resource("aws_wafv2_web_acl");
  const [alias] = template
    .provider("aws", "edge")
    .filter((provider) => `aws.${provider.get("alias")}` === acl.get("provider"));

  expect(acl.get("scope")).toBe("CLOUDFRONT");
  expect(alias?.get("region")).toBe("us-east-1");
});

claim("AOS-WAF-01", PRODUCTION, (template) => {
  expect(ruleOf(template, 0)).toEqual(enforced("AWSManagedRulesAmazonIpReputationList"));
});

claim("AOS-WAF-02", PRODUCTION, (template) => {
  expect(ruleOf(template, 1)).toEqual(enforced("AWSManagedRulesCommonRuleSet"));
});

claim("AOS-WAF-03", PRODUCTION, (template) => {
  const rules = template.resource("aws_wafv2_web_acl").blocks("rule");

  expect(ruleOf(template, 2)).toEqual(enforced("AWSManagedRulesKnownBadInputsRuleSet"));
  expect(rules.length).toBe(3);
  expect(new Set(rules.map(({ priority }) => priority)).size).toBe(3);
});
