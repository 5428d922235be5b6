import { Prefix } from "@strata/cidr";
import type { CheckContext, SettingsProblem } from "@strata/config";
import { AWS_REGIONS } from "@strata/config/aws-regions";
import { natTier, planNetwork } from "./plan";
import type { NetworkSettings } from "./settings";

/** What the schema cannot say of network settings: addresses, zones of the region, and names of tiers and keys. */
export function networkCheck({ environment, settings }: CheckContext): readonly SettingsProblem[] {
  const network = settings("network") as NetworkSettings;
  const fault = Prefix.problem(network.cidr);
  const vpc: readonly SettingsProblem[] =
    fault === undefined
      ? []
      : [{ path: ["cidr"], expected: "an IPv4 CIDR", got: `${JSON.stringify(network.cidr)}: ${fault}` }];
  return [
    ...vpc,
    ...(fault === undefined ? addressProblems(network, environment.heldSubnets) : []),
    ...zoneProblems(network, environment.region),
    ...tierProblems(network),
    ...keyProblems(network),
  ];
}

function addressProblems(
  network: NetworkSettings,
  held: Readonly<Record<string, string>>,
): readonly SettingsProblem[] {
  const reservations = Object.keys(network.reserved);
  return planNetwork(network, held).problems.map(({ tier, zone, key, reserved, expected, got, mend }) => ({
    path:
      tier !== undefined
        ? [
            "tiers",
            tier,
            ...(key === undefined ? [] : [key]),
            ...(zone !== undefined && key === "at" ? [zone] : []),
          ]
        : reserved !== undefined
          ? ["reserved", reservations[reserved] ?? ""]
          : ["cidr"],
    expected: zone === undefined ? expected : `${expected} (zone ${zone})`,
    got,
    ...(mend === undefined ? {} : { mend }),
  }));
}

function zoneProblems(network: NetworkSettings, region: string): readonly SettingsProblem[] {
  const known = [...(AWS_REGIONS[region]?.zones ?? "")];
  const asked = [
    { path: ["zones"], zones: network.zones },
    ...Object.entries(network.tiers).map(([name, { zones }]) => ({
      path: ["tiers", name, "zones"],
      zones: zones ?? [],
    })),
  ];
  return asked.flatMap(({ path, zones }) =>
    zones
      .filter((zone) => !known.includes(zone))
      .map((zone) => ({ path, expected: `zones of ${region}: ${known.join(", ")}`, got: zone })),
  );
}

function tierProblems(network: NetworkSettings): readonly SettingsProblem[] {
  const tiers = Object.keys(network.tiers);
  const uses = [
    ...Object.entries(network.endpoints).flatMap(([service, endpoint]) =>
      endpoint.type === "interface"
        ? [{ path: ["endpoints", service, "tier"], tier: endpoint.tier }]
        : endpoint.tiers.map((tier, index) => ({ path: ["endpoints", service, "tiers", index], tier })),
    ),
    ...Object.entries(network.instances).map(([name, { tier }]) => ({
      path: ["instances", name, "tier"],
      tier,
    })),
  ];
  const unknown = uses
    .filter(({ tier }) => !tiers.includes(tier))
    .map(({ path, tier }) => ({ path, expected: `a tier: ${tiers.join(", ")}`, got: JSON.stringify(tier) }));
  const natRoutes = Object.entries(network.tiers).filter(([, { route }]) => route === "nat");
  const noGateway = network.nat === "none" || natTier(network) === undefined;
  const gateways = natRoutes.flatMap(([name]) =>
    noGateway
      ? [
          {
            path: ["tiers", name, "route"],
            expected: "a NAT gateway to route to",
            got: network.nat === "none" ? "nat: none" : "no tier with route: internet to hold one",
            mend: "set nat to one or perZone, and give one tier route: internet",
          },
        ]
      : [],
  );
  const shared = natRoutes
    .filter(([, { table }]) => network.nat === "perZone" && table !== "zonal")
    .map(([name, { table }]) => ({
      path: ["tiers", name, "table"],
      expected: "zonal, so that each zone uses its own NAT gateway",
      got: table,
    }));
  return [...unknown, ...gateways, ...shared];
}

function keyProblems(network: NetworkSettings): readonly SettingsProblem[] {
  const uses = [
    { path: ["alarms", "key"], name: network.alarms.key, user: "alarms" as const },
    { path: ["flowLogs", "key"], name: network.flowLogs.key, user: "logs" as const },
  ];
  return uses.flatMap(({ path, name, user }) => {
    const key = network.keys[name];
    if (key === undefined) {
      return [
        { path, expected: `a key: ${Object.keys(network.keys).join(", ")}`, got: JSON.stringify(name) },
      ];
    }
    if (key.users.includes(user)) return [];
    return [
      {
        path: ["keys", name, "users"],
        expected: `${user} among the users, since ${path[0]} uses the key`,
        got: key.users.join(", ") || "none",
      },
    ];
  });
}
