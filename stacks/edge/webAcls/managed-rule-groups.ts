import { z } from "zod";

/**
 * Rule groups of AWS that protect without further configuration.
 * Source: WAF developer guide, "AWS Managed Rules rule groups list"; one that is missing here is one line to add.
 */
const RULE_GROUPS = [
  "AWSManagedRulesAdminProtectionRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesAnonymousIpList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesLinuxRuleSet",
  "AWSManagedRulesPHPRuleSet",
  "AWSManagedRulesSQLiRuleSet",
  "AWSManagedRulesUnixRuleSet",
  "AWSManagedRulesWindowsRuleSet",
  "AWSManagedRulesWordPressRuleSet",
] as const;

/**
 * Rule groups that WAF refuses without their own configuration, such as the path of a login page, for which there are no
 * settings. Source: WAF `ManagedRuleGroupStatement`, `ManagedRuleGroupConfigs`.
 */
const CONFIGURED: readonly string[] = [
  "AWSManagedRulesACFPRuleSet",
  "AWSManagedRulesATPRuleSet",
  "AWSManagedRulesAntiDDoSRuleSet",
  "AWSManagedRulesBotControlRuleSet",
];

/** Name of a managed rule group of AWS. */
export const managedRuleGroup: z.ZodString = z
  .string()
  .refine(
    (name) => !CONFIGURED.includes(name),
    `a managed rule group that needs no configuration of its own, unlike ${CONFIGURED.join(", ")}`,
  )
  .refine(
    (name) => CONFIGURED.includes(name) || RULE_GROUPS.some((known) => known === name),
    `a managed rule group of AWS: ${RULE_GROUPS.join(", ")}`,
  );
