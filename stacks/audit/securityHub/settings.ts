import { z } from "zod";

/** Standards as their ARNs end. Source: Security Hub user guide, "Standards reference"; `DescribeStandards`. */
const standard = z.enum([
  "aws-foundational-security-best-practices/v/1.0.0",
  "aws-resource-tagging-standard/v/1.0.0",
  "cis-aws-foundations-benchmark/v/1.4.0",
  "cis-aws-foundations-benchmark/v/3.0.0",
  "nist-800-53/v/5.0.0",
  "nist-800-171/v/2.0.0",
  "pci-dss/v/3.2.1",
  "pci-dss/v/4.0.1",
]);

/** Security Hub. */
export const securityHubSettings = {
  securityHub: z
    .strictObject({
      standards: z
        .array(standard)
        .min(1)
        .default(["aws-foundational-security-best-practices/v/1.0.0"])
        .describe("Standards to which the account is held, at a price for each check"),
      newControls: z
        .boolean()
        .default(true)
        .describe("Whether controls that AWS adds to a standard are on from the first"),
    })
    .optional()
    .describe("Security Hub; its controls judge what a recorder records, so recorders has one too"),
};
