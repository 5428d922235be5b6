import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

type Endpoint = NetworkSettings["endpoints"][string];

/** Faults of `endpoints`: one that the network does not have, or one that cannot bear the cluster's group. */
export function endpointProblems(
  { endpoints }: ClusterSettings,
  network: NetworkSettings,
): readonly SettingsProblem[] {
  const known = Object.entries(network.endpoints);
  const able = known.filter(([, endpoint]) => obstacle(endpoint) === undefined).map(([service]) => service);
  const expected = `interface endpoints of network.endpoints that have groups: ${able.join(", ") || "none"}`;
  const chosen = endpoints === "all" ? known.map(([service]) => service) : endpoints;
  return chosen.flatMap((service, index) => {
    if (able.includes(service)) return [];
    const endpoint = network.endpoints[service];
    const reason = endpoint === undefined ? undefined : obstacle(endpoint);
    const got = reason === undefined ? JSON.stringify(service) : `${service}, which ${reason}`;
    return endpoints === "all"
      ? [{ path: ["endpoints"], expected, got: `all, of them ${got}` }]
      : [{ path: ["endpoints", index], expected, got }];
  });
}

/** Why no later layer can put a group on the endpoint. */
function obstacle(endpoint: Endpoint): string | undefined {
  if (endpoint.type === "gateway") return "is in route tables only";
  return endpoint.groups.length === 0 ? "keeps to the group that endpoints share" : undefined;
}
