import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

/** Faults of the tiers that the cluster and its nodes name: unknown, public, or in too few zones. */
export function subnetProblems(
  cluster: ClusterSettings,
  network: NetworkSettings,
): readonly SettingsProblem[] {
  return [
    ...unknownTiers(cluster.subnets, ["subnets"], network),
    ...zoneProblems(cluster.subnets, network),
    ...Object.entries(cluster.nodeGroups).flatMap(([name, { subnets }]) => {
      const path = ["nodeGroups", name, "subnets"];
      return [
        ...unknownTiers(subnets ?? [], path, network),
        ...publicTiers(subnets ?? cluster.subnets, path, network),
      ];
    }),
  ];
}

function unknownTiers(
  tiers: readonly string[],
  path: readonly string[],
  network: NetworkSettings,
): readonly SettingsProblem[] {
  const known = Object.keys(network.tiers);
  return tiers.flatMap((tier, index) =>
    known.includes(tier)
      ? []
      : [
          {
            path: [...path, index],
            expected: `a tier of network.tiers: ${known.join(", ")}`,
            got: JSON.stringify(tier),
          },
        ],
  );
}

/** EKS refuses a cluster whose subnets lie in one zone. */
function zoneProblems(tiers: readonly string[], network: NetworkSettings): readonly SettingsProblem[] {
  const found = tiers.flatMap((name) => {
    const tier = network.tiers[name];
    return tier === undefined ? [] : (tier.zones ?? network.zones);
  });
  const zones = [...new Set(found)];
  return zones.length === 1
    ? [{ path: ["subnets"], expected: "tiers in at least two zones", got: `zone ${zones.join(", ")}` }]
    : [];
}

/** No subnet hands out public addresses, so a node in a public tier would reach nothing (EC2.9). */
function publicTiers(
  tiers: readonly string[],
  path: readonly string[],
  network: NetworkSettings,
): readonly SettingsProblem[] {
  return tiers
    .filter((tier) => network.tiers[tier]?.route === "internet")
    .map((tier) => ({
      path,
      expected: "tiers whose route is nat or none",
      got: `${JSON.stringify(tier)}, whose route is internet`,
      mend: "name the nodes' own tiers here, where the cluster's include a public one",
    }));
}
