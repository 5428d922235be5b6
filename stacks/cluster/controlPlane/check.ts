import type { SettingsProblem } from "@strata/config";
import { own } from "@strata/values";
import type { NetworkSettings } from "../../network";
import { addressProblems } from "./addresses";
import type { ControlPlaneSettings } from "./settings";

/**
 * The oldest version that EKS still creates: extended support of 1.31 ends on 2026-11-26.
 * Source: EKS user guide, "Amazon EKS Kubernetes release calendar".
 */
const OLDEST_MINOR = 32;

/** The newest version that EKS creates. Source: as above; a later one is this number. */
const NEWEST_MINOR = 36;

/**
 * Rules for the version, the addresses, and all tiers together.
 * @param network settings of the network layer, undefined where they have faults of their own
 */
export function controlPlaneProblems(
  settings: ControlPlaneSettings,
  network: unknown,
): readonly SettingsProblem[] {
  const vpc = network as NetworkSettings | undefined;
  return [
    ...versionProblems(settings),
    ...addressProblems(settings, vpc?.cidr),
    ...(vpc === undefined ? [] : zoneProblems(settings, vpc)),
  ];
}

function versionProblems({ version }: ControlPlaneSettings): readonly SettingsProblem[] {
  const minor = Number(version.slice("1.".length));
  if (minor > NEWEST_MINOR) {
    return [{ path: ["version"], expected: `1.${NEWEST_MINOR} or earlier, the newest of EKS`, got: version }];
  }
  return minor >= OLDEST_MINOR
    ? []
    : [
        {
          path: ["version"],
          expected: `1.${OLDEST_MINOR} or later, since EKS creates no older`,
          got: version,
        },
      ];
}

/** EKS refuses a cluster whose subnets are in one zone. Tiers of one zone each are fine together. */
function zoneProblems(
  { subnets }: ControlPlaneSettings,
  network: NetworkSettings,
): readonly SettingsProblem[] {
  const found = subnets.flatMap((name) => {
    const tier = own(network.tiers, name);
    return tier === undefined ? [] : (tier.zones ?? network.zones);
  });
  const zones = [...new Set(found)];
  return zones.length === 1
    ? [{ path: ["subnets"], expected: "tiers in at least two zones", got: `zone ${zones.join(", ")}` }]
    : [];
}
