import type { NameTemplate } from "@strata/kind";

/**
 * The name of a security group. A VPC has each name once, and an environment has one VPC; with two of them in a region,
 * they should still be told apart. Source: EC2 `CreateSecurityGroup`, parameter `GroupName`.
 */
export const groupName = {
  of: "security group",
  default: "{id}-{entry}",
  scope: "region",
  longest: 255,
} as const satisfies NameTemplate;
