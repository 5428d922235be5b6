import type { SettingsProblem } from "@strata/config";
import { unknownName } from "./known-name";
import { type NetworkView, zoneCount } from "./network-view";

/** A tier that something is placed in. */
export interface TierUse {
  readonly tier: string;
  /** Why it must span two zones, as a clause after a comma. @default one zone will do */
  readonly twoZones?: string;
}

/** A tier exists, and spans two zones where something needs them. Nothing is said of a network with faults. */
export function tierProblems(
  path: SettingsProblem["path"],
  { tier, twoZones }: TierUse,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  if (network === undefined) return [];
  const zones = zoneCount(network, tier);
  if (zones === undefined) {
    return unknownName(path, "a tier of the network layer", tier, Object.keys(network.tiers));
  }
  return twoZones !== undefined && zones < 2
    ? [{ path, expected: `a tier in two zones or more, ${twoZones}`, got: `${tier} in ${zones}` }]
    : [];
}
