import type { SettingsProblem } from "@strata/config";
import { natTier } from "./plan";
import type { NetworkSettings } from "./settings";

/** The services that have gateway endpoints. Source: AWS PrivateLink guide, "Gateway endpoints". */
const GATEWAY_SERVICES = ["s3", "dynamodb"];

/** Faults in how traffic leaves tiers: NAT gateways, route tables and endpoints. */
export function routeProblems(network: NetworkSettings): readonly SettingsProblem[] {
  return [
    ...endpointProblems(network),
    ...natProblems(network),
    ...natZoneProblems(network),
    ...defaultTableProblems(network),
  ];
}

function endpointProblems({ endpoints, tiers }: NetworkSettings): readonly SettingsProblem[] {
  const known = Object.keys(tiers);
  return Object.entries(endpoints).flatMap(([service, endpoint]) => {
    const uses =
      endpoint.type === "interface"
        ? [{ path: ["endpoints", service, "tier"], tier: endpoint.tier }]
        : endpoint.tiers.map((tier, index) => ({ path: ["endpoints", service, "tiers", index], tier }));
    const form =
      endpoint.type === "gateway" && !GATEWAY_SERVICES.includes(service)
        ? [
            {
              path: ["endpoints", service, "type"],
              expected: `interface, since only ${GATEWAY_SERVICES.join(" and ")} have gateway endpoints`,
              got: "gateway",
            },
          ]
        : [];
    return [...form, ...uses.flatMap(({ path, tier }) => unknownTier(path, tier, known))];
  });
}

/** A fault where no tier has the name. */
export function unknownTier(
  path: SettingsProblem["path"],
  tier: string,
  known: readonly string[],
): readonly SettingsProblem[] {
  return known.includes(tier)
    ? []
    : [{ path, expected: `a tier: ${known.join(", ")}`, got: JSON.stringify(tier) }];
}

function natProblems(network: NetworkSettings): readonly SettingsProblem[] {
  const noGateway = network.nat === "none" || natTier(network) === undefined;
  return behindNat(network).flatMap(([name, { table }]): readonly SettingsProblem[] => {
    if (noGateway) {
      return [
        {
          path: ["tiers", name, "route"],
          expected: "a NAT gateway to route to",
          got: network.nat === "none" ? "nat: none" : "no tier with route: internet to hold one",
          mend: "set nat to one or perZone, and give one tier route: internet",
        },
      ];
    }
    return network.nat === "perZone" && table !== "zonal"
      ? [
          {
            path: ["tiers", name, "table"],
            expected: "zonal, so that each zone uses its own NAT gateway",
            got: table,
          },
        ]
      : [];
  });
}

/** A zone without a gateway of its own would use another zone's, and fail with it, which `perZone` is to prevent. */
function natZoneProblems(network: NetworkSettings): readonly SettingsProblem[] {
  const host = natTier(network);
  if (network.nat !== "perZone" || host === undefined) return [];
  const gateways = zonesOf(network, host);
  return behindNat(network).flatMap(([name]) =>
    zonesOf(network, name)
      .filter((zone) => !gateways.includes(zone))
      .map((zone) => ({
        path: ["tiers", name, "zones"],
        expected: `zones with a NAT gateway, which are those of ${host}: ${gateways.join(", ")}`,
        got: zone,
      })),
  );
}

/** A VPC has one default route table, and two resources that adopt it would undo each other's routes. */
function defaultTableProblems({ tiers }: NetworkSettings): readonly SettingsProblem[] {
  const [first, ...others] = Object.keys(tiers).filter((name) => tiers[name]?.table === "default");
  return others.map((name) => ({
    path: ["tiers", name, "table"],
    expected: `shared or zonal, since ${first} has the VPC's only default table`,
    got: "default",
  }));
}

function behindNat({ tiers }: NetworkSettings): readonly [string, NetworkSettings["tiers"][string]][] {
  return Object.entries(tiers).filter(([, { route }]) => route === "nat");
}

function zonesOf(network: NetworkSettings, tier: string): readonly string[] {
  return network.tiers[tier]?.zones ?? network.zones;
}
