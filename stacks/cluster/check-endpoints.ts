import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

/** Faults of `endpoints`: an endpoint that the network does not have, or one that can bear no security group. */
export function endpointProblems(
  { endpoints }: ClusterSettings,
  network: NetworkSettings,
): readonly SettingsProblem[] {
  const types = new Map(Object.entries(network.endpoints).map(([service, { type }]) => [service, type]));
  const able = [...types].filter(([, type]) => type === "interface").map(([service]) => service);
  const expected = `interface endpoints of network.endpoints: ${able.join(", ") || "none"}`;
  if (endpoints === "all") {
    const gateways = [...types.keys()].filter((service) => !able.includes(service));
    return gateways.length === 0
      ? []
      : [
          {
            path: ["endpoints"],
            expected,
            got: `all, of which ${gateways.join(", ")} is in route tables only`,
          },
        ];
  }
  return endpoints.flatMap((service, index) =>
    able.includes(service)
      ? []
      : [
          {
            path: ["endpoints", index],
            expected,
            got: types.has(service) ? `${service}, which is in route tables only` : JSON.stringify(service),
          },
        ],
  );
}
