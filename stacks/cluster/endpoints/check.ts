import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../../network";
import type { EndpointsSettings } from "./settings";

type Endpoint = NetworkSettings["endpoints"][string];

/**
 * `all` names no endpoint, so no reference says that each must have groups of its own.
 * @param network settings of the network layer, undefined where they have faults of their own
 */
export function endpointProblems(
  { endpoints }: EndpointsSettings,
  network: unknown,
): readonly SettingsProblem[] {
  if (endpoints !== "all" || network === undefined) return [];
  const known = Object.entries((network as NetworkSettings).endpoints);
  const able = known.filter(([, endpoint]) => obstacle(endpoint) === undefined).map(([service]) => service);
  return known.flatMap(([service, endpoint]) => {
    const reason = obstacle(endpoint);
    return reason === undefined
      ? []
      : [
          {
            path: ["endpoints"],
            expected: "endpoints of network.endpoints that all have groups of their own",
            got: `all, of which ${service} ${reason}`,
            mend: able.length === 0 ? "leave it out" : `list those that have: ${able.join(", ")}`,
          },
        ];
  });
}

/** Why no later layer can attach a group to the endpoint. */
function obstacle(endpoint: Endpoint): string | undefined {
  if (endpoint.type === "gateway") return "is in route tables only";
  return endpoint.groups.length === 0 ? "has only the group that endpoints share" : undefined;
}
