import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import type { Construct } from "constructs";

/** An analyzer of IAM Access Analyzer for the account. */
export interface AnalyzerProps {
  /** Unique in the account and region. */
  readonly name: string;
  /** Days after which access that nobody has used is a finding. @default it looks for access from outside instead */
  readonly unusedAfterDays?: number;
}

/** Finds what others than the account can reach (IAM.28), or what its own roles and users never use. */
export function analyzer(scope: Construct, id: string, { name, unusedAfterDays }: AnalyzerProps): void {
  new AccessanalyzerAnalyzer(scope, id, {
    analyzerName: name,
    tags: { Name: name },
    ...(unusedAfterDays === undefined
      ? { type: "ACCOUNT" }
      : {
          type: "ACCOUNT_UNUSED_ACCESS",
          configuration: { unusedAccess: { unusedAccessAge: unusedAfterDays } },
        }),
  });
}
