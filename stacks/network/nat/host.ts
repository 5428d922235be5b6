import { own } from "@strata/values";
import type { TierSettings } from "../tiers/settings";

/** Name of the tier whose subnets contain the NAT gateways: the first whose route is `internet`. */
export function hostTier(tiers: Readonly<Record<string, TierSettings>>): string | undefined {
  return Object.keys(tiers).find((name) => own(tiers, name)?.route === "internet");
}
