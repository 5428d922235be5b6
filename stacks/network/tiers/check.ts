import type { SettingsProblem } from "@strata/config";
import { own } from "@strata/values";
import type { TierSettings } from "./settings";
import { zoneProblems } from "./zones";

/** A tier's zones exist in the region, and one tier at most has the VPC's default table. Paths are inside the entry. */
export function tierProblems(
  name: string,
  tier: TierSettings,
  tiers: Readonly<Record<string, TierSettings>>,
  region: string,
): readonly SettingsProblem[] {
  return [...zoneProblems(tier.zones ?? [], region, ["zones"]), ...defaultTableProblems(name, tier, tiers)];
}

/** A VPC has one default route table, and two resources that adopt it would undo each other's routes. */
function defaultTableProblems(
  name: string,
  { table }: TierSettings,
  tiers: Readonly<Record<string, TierSettings>>,
): readonly SettingsProblem[] {
  const first = Object.keys(tiers).find((other) => own(tiers, other)?.table === "default");
  if (table !== "default" || name === first) return [];
  const expected = `shared or zonal, since ${first} has the VPC's only default table`;
  return [{ path: ["table"], expected, got: "default" }];
}
