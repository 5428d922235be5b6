import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "./settings";

type Rule = NetworkSettings["securityGroups"][string]["ingress"][string];

/** Faults of shared security groups: their rules, and who bears them. */
export function groupProblems(network: NetworkSettings): readonly SettingsProblem[] {
  const known = Object.keys(network.securityGroups);
  const rules = Object.entries(network.securityGroups).flatMap(([group, settings]) =>
    (["ingress", "egress"] as const).flatMap((direction) =>
      Object.entries(settings[direction]).flatMap(([name, rule]) =>
        ruleProblems(rule, known).map(({ path, ...problem }) => ({
          path: ["securityGroups", group, direction, name, ...path],
          ...problem,
        })),
      ),
    ),
  );
  return [...rules, ...bearerProblems(network, known)];
}

function ruleProblems(rule: Rule, known: readonly string[]): readonly SettingsProblem[] {
  return [...trafficProblems(rule), ...peerProblems(rule, known)];
}

function trafficProblems({ protocol, ports, peer }: Rule): readonly SettingsProblem[] {
  if (protocol !== "all") {
    return ports.length > 0 ? [] : [{ path: ["ports"], expected: `the ports of ${protocol}`, got: "none" }];
  }
  const isAddress = peer === "vpc" || (typeof peer === "object" && "cidrs" in peer);
  return [
    // They would have no effect.
    ...(ports.length === 0
      ? []
      : [{ path: ["ports"], expected: "none, since protocol all has no ports", got: ports.join(", ") }]),
    ...(isAddress
      ? [
          {
            path: ["protocol"],
            expected: "tcp or udp with ports, since all is for groups and never for addresses",
            got: "all",
          },
        ]
      : []),
  ];
}

function peerProblems({ peer }: Rule, known: readonly string[]): readonly SettingsProblem[] {
  if (typeof peer === "string") return [];
  if ("group" in peer) return unknownGroup(["peer", "group"], peer.group, known);
  return peer.cidrs.flatMap((cidr, index) => {
    const fault = Prefix.problem(cidr);
    const path = ["peer", "cidrs", index];
    return fault === undefined
      ? []
      : [{ path, expected: "an IPv4 CIDR", got: `${JSON.stringify(cidr)}: ${fault}` }];
  });
}

function bearerProblems(
  { endpoints }: NetworkSettings,
  known: readonly string[],
): readonly SettingsProblem[] {
  return Object.entries(endpoints).flatMap(([service, endpoint]): readonly SettingsProblem[] => {
    if (endpoint.type === "gateway") return [];
    const path = ["endpoints", service];
    const { groups, ports } = endpoint;
    return [
      ...groups.flatMap((group, index) => unknownGroup([...path, "groups", index], group, known)),
      ...(groups.length === 0 || ports === undefined
        ? []
        : [
            {
              path: [...path, "ports"],
              expected: `nothing, since the rules of ${groups.join(", ")} say what may reach it`,
              got: ports.join(", "),
            },
          ]),
    ];
  });
}

function unknownGroup(
  path: SettingsProblem["path"],
  group: string,
  known: readonly string[],
): readonly SettingsProblem[] {
  return known.includes(group)
    ? []
    : [
        {
          path,
          expected: `a security group: ${known.join(", ") || "none is set"}`,
          got: JSON.stringify(group),
        },
      ];
}
