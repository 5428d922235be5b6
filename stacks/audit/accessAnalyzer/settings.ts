import { unusedAccessDays } from "@strata/kind/vocabulary";
import { z } from "zod";

/** IAM Access Analyzer. */
export const accessAnalyzerSettings = {
  accessAnalyzer: z
    .strictObject({
      unusedAfterDays: unusedAccessDays
        .optional()
        .describe(
          "Days after which unused access is a finding, at a price for each role and user; none where absent",
        ),
    })
    .optional()
    .describe("IAM Access Analyzer: what others than the account can reach"),
};

/** Settings of IAM Access Analyzer. */
export type AccessAnalyzerSettings = z.output<z.ZodObject<typeof accessAnalyzerSettings>>;
