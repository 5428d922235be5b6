import type { SettingsProblem } from "@strata/config";
import type { EndpointSettings } from "./settings";

/** The services that have gateway endpoints. Source: AWS PrivateLink guide, "Gateway endpoints". */
const GATEWAY_SERVICES: readonly string[] = ["s3", "dynamodb"];

/** Only some services have gateways, and ports are for endpoints without groups. Paths are inside the entry. */
export function endpointProblems(service: string, endpoint: EndpointSettings): readonly SettingsProblem[] {
  if (endpoint.type === "gateway") {
    const expected = `interface, since only ${GATEWAY_SERVICES.join(" and ")} have gateway endpoints`;
    return GATEWAY_SERVICES.includes(service) ? [] : [{ path: ["type"], expected, got: "gateway" }];
  }
  const { groups, ports } = endpoint;
  if (groups.length === 0 || ports === undefined) return [];
  const expected = `nothing, since the rules of ${groups.join(", ")} decide what may reach it`;
  return [{ path: ["ports"], expected, got: ports.join(", ") }];
}
