import type { SettingsProblem } from "@strata/config";
import { AWS_REGIONS } from "@strata/config/schema/aws-regions";
import { own } from "@strata/values";

/** Whatever has zones of its own, or else those of the network. */
interface Zoned {
  readonly zones?: readonly string[] | undefined;
}

/** Zone letters of a tier: its own, or those of the network. */
export function zonesOf({ zones }: Zoned, network: { readonly zones: readonly string[] }): readonly string[] {
  return zones ?? network.zones;
}

/** Zones that the region does not have, or more of them than an account can use. */
export function zoneProblems(
  zones: readonly string[],
  region: string,
  path: SettingsProblem["path"],
): readonly SettingsProblem[] {
  const { zones: letters, usable } = own(AWS_REGIONS, region) ?? { zones: "", usable: 0 };
  const known = [...letters];
  const unknown = zones.filter((zone) => !known.includes(zone));
  if (unknown.length > 0) {
    const expected = `zones of ${region}: ${known.join(", ")}`;
    return unknown.map((got) => ({ path, expected, got }));
  }
  if (new Set(zones).size <= usable) return [];
  const expected = `at most ${usable} zones, since an account can use only ${usable} of ${known.join(", ")} in ${region}`;
  return [{ path, expected, got: zones.join(", ") }];
}
