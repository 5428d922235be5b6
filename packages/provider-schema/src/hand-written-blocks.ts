import type { NestedBlock } from "./resource-schema";
import { wafv2RuleGroupStatement, wafv2WebAclStatement } from "./wafv2-statement";

/**
 * Blocks that the bindings type as `any`, written by hand, by schema name and path. Left as they are, they would be
 * dynamic attributes inside the set `rule`, which Terraform refuses to load ("NestingSet blocks may not contain
 * attributes of cty.DynamicPseudoType"), and the WAF rules of an environment would go unchecked.
 */
export const HAND_WRITTEN_BLOCKS: Readonly<Record<string, NestedBlock>> = {
  "aws_wafv2_web_acl: rule.statement": wafv2WebAclStatement,
  "aws_wafv2_rule_group: rule.statement": wafv2RuleGroupStatement,
};
