import { Prefix } from "@strata/cidr";
import type { CheckContext, SettingsProblem } from "@strata/config";
import { AWS_REGIONS } from "@strata/config/schema/aws-regions";
import { groupProblems } from "./check-groups";
import { instanceProblems } from "./check-instances";
import { routeProblems } from "./check-routes";
import { planNetwork } from "./plan";
import type { NetworkSettings } from "./settings";

/** What the schema cannot say of network settings: addresses, zones, ways out, machines, and names of keys. */
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
    ...routeProblems(network),
    ...groupProblems(network),
    ...instanceProblems(network, environment.id),
    ...keyProblems(network),
  ];
}

function addressProblems(
  network: NetworkSettings,
  held: Readonly<Record<string, string>>,
): readonly SettingsProblem[] {
  const reservations = Object.keys(network.reserved);
  return planNetwork(network, held).problems.map(
    ({ tier, zone, key, reserved, held: subnet, expected, got, mend }) => ({
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
      expected: `${expected}${zone === undefined ? "" : ` (zone ${zone})`}${subnet === undefined ? "" : ` for subnet ${subnet} of the ledger`}`,
      got,
      ...(mend === undefined ? {} : { mend }),
    }),
  );
}

/** Zones that the region does not have, and more of them than every account can use. */
function zoneProblems(network: NetworkSettings, region: string): readonly SettingsProblem[] {
  const { zones: letters, usable } = AWS_REGIONS[region] ?? { zones: "", usable: 0 };
  const known = [...letters];
  const asked = [
    { path: ["zones"], zones: network.zones },
    ...Object.entries(network.tiers).map(([name, { zones }]) => ({
      path: ["tiers", name, "zones"],
      zones: zones ?? [],
    })),
  ];
  return asked.flatMap(({ path, zones }) => {
    const unknown = zones.filter((zone) => !known.includes(zone));
    const tooMany = unknown.length === 0 && new Set(zones).size > usable;
    return [
      ...unknown.map((zone) => ({ path, expected: `zones of ${region}: ${known.join(", ")}`, got: zone })),
      ...(tooMany
        ? [
            {
              path,
              expected: `at most ${usable} zones, since ${region} gives an account no more of ${known.join(", ")}`,
              got: zones.join(", "),
            },
          ]
        : []),
    ];
  });
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
