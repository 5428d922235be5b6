import { equals, oneOf } from "../checks";
import type { Example } from "../example";
import type { ServiceRules } from "../rule";

const HUB = "aws_securityhub_account";
const ANALYZER = "aws_accessanalyzer_analyzer";

const example: Example = {
  layer: "audit",
  resource: {
    [HUB]: { main: { enable_default_standards: false, control_finding_generator: "SECURITY_CONTROL" } },
    aws_securityhub_standards_subscription: {
      foundational: {
        standards_arn:
          "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        depends_on: [`${HUB}.main`],
      },
    },
    [ANALYZER]: { external: { analyzer_name: "shop-external", type: "ACCOUNT" } },
  },
};

/** Security Hub and IAM Access Analyzer: what finds faults of the account. */
export const securityhub: ServiceRules = {
  example,
  rules: [
    {
      id: "security-hub-standards-named",
      type: HUB,
      level: "M",
      reason: "which standards are on is in the settings; AWS's defaults change, and show in no plan",
      source: ["AWS provider, aws_securityhub_account, enable_default_standards"],
      setting: "securityHub.standards",
      fault: { at: `${HUB}/main/enable_default_standards`, to: true },
      holds: equals("enable_default_standards", false),
    },
    {
      id: "security-hub-one-finding",
      type: HUB,
      level: "M",
      reason: "a fault that several standards know is one finding, and is closed once",
      source: ["Security Hub user guide, Consolidated control findings"],
      setting: "",
      fault: { at: `${HUB}/main/control_finding_generator`, to: "STANDARD_CONTROL" },
      holds: equals("control_finding_generator", "SECURITY_CONTROL"),
    },
    {
      id: "access-analyzer-own-account",
      type: ANALYZER,
      level: "M",
      reason: "an analyzer of the organization belongs to its management account, which is no environment's",
      source: ["IAM.28", "IAM user guide, Getting started with IAM Access Analyzer"],
      setting: "",
      fault: { at: `${ANALYZER}/external/type`, to: "ORGANIZATION" },
      holds: oneOf("type", ["ACCOUNT", "ACCOUNT_UNUSED_ACCESS"]),
    },
  ],
};
