import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import { Construct } from "constructs";
import type { Place } from "../place";

/** Security Hub in a region. */
export interface SecurityHubProps {
  readonly place: Place;
  /** Standards as their ARNs end, for example `nist-800-53/v/5.0.0`. */
  readonly standards: readonly string[];
  /** Whether controls that AWS adds to a standard are on from the first. */
  readonly newControls: boolean;
}

/** Holds the account and region to standards; AWS lets each have one hub. */
export class SecurityHub extends Construct {
  constructor(scope: Construct, id: string, { place, standards, newControls }: SecurityHubProps) {
    super(scope, id);
    const hub = new SecurityhubAccount(this, "this", {
      // Standards are said one by one, since the provider replaces the hub for another value.
      enableDefaultStandards: false,
      autoEnableControls: newControls,
      // One finding for each control, however many standards have it.
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    for (const standard of standards) {
      new SecurityhubStandardsSubscription(this, standard.replaceAll(/[^a-z0-9]+/g, "-"), {
        standardsArn: `arn:aws:securityhub:${place.region}::standards/${standard}`,
        dependsOn: [hub],
      });
    }
  }
}
