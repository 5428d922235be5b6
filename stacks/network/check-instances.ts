import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import { unknownTier } from "./check-routes";
import { instanceRoleName } from "./names";
import type { NetworkSettings } from "./settings";

type Instance = NetworkSettings["instances"][string];

/** Longest name that IAM takes for a role. */
const ROLE_NAME_LIMIT = 64;

/** Faults of single machines: where they stand, what may reach them, and the names of their roles. */
export function instanceProblems(
  network: NetworkSettings,
  environmentId: string,
): readonly SettingsProblem[] {
  return Object.entries(network.instances).flatMap(([name, instance]) => {
    const role = instanceRoleName(environmentId, name, instance.role.name);
    const problems = [
      ...unknownTier(["tier"], instance.tier, Object.keys(network.tiers)),
      ...zoneProblems(network, instance),
      ...ruleProblems(instance),
      ...(role.length <= ROLE_NAME_LIMIT
        ? []
        : [
            {
              path: ["role", "name"],
              expected: `a role name of at most ${ROLE_NAME_LIMIT} characters`,
              got: `${JSON.stringify(role)}, which has ${role.length}`,
            },
          ]),
    ];
    return problems.map(({ path, ...problem }) => ({ path: ["instances", name, ...path], ...problem }));
  });
}

function zoneProblems(network: NetworkSettings, { tier, zone }: Instance): readonly SettingsProblem[] {
  const found = network.tiers[tier];
  const zones = found?.zones ?? network.zones;
  return found === undefined || zone === undefined || zones.includes(zone)
    ? []
    : [{ path: ["zone"], expected: `a zone of ${tier}: ${zones.join(", ")}`, got: zone }];
}

function ruleProblems(instance: Instance): readonly SettingsProblem[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    Object.entries(instance[direction]).flatMap(([name, { cidrs }]) =>
      cidrs.flatMap((cidr, index) => {
        const fault = Prefix.problem(cidr);
        return fault === undefined
          ? []
          : [
              {
                path: [direction, name, "cidrs", index],
                expected: "an IPv4 CIDR",
                got: `${JSON.stringify(cidr)}: ${fault}`,
              },
            ];
      }),
    ),
  );
}
