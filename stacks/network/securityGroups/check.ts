import type { SettingsProblem } from "@strata/config";
import { cidrProblems, type GroupRuleIdentity, repeatedRules } from "@strata/kind/vocabulary";
import type { GroupRule, SecurityGroupSettings } from "./settings";

const DIRECTIONS = ["ingress", "egress"] as const;

/**
 * Faults of a group's rules: ports without a protocol, all traffic of addresses, CIDRs, one rule twice. Paths are inside
 * the entry.
 * @param vpcCidr what `vpc` stands for
 */
export function groupProblems(
  name: string,
  group: SecurityGroupSettings,
  vpcCidr: string,
): readonly SettingsProblem[] {
  const each = DIRECTIONS.flatMap((direction) =>
    Object.entries(group[direction]).flatMap(([rule, settings]) =>
      [...trafficProblems(settings), ...peerProblems(settings)].map((problem) => ({
        ...problem,
        path: [direction, rule, ...problem.path],
      })),
    ),
  );
  return each.length > 0 ? each : repeatedRules(rulesOf(name, group, vpcCidr));
}

/** The rules as EC2 gets them: one for each port and each other end. */
function rulesOf(name: string, group: SecurityGroupSettings, vpcCidr: string): readonly GroupRuleIdentity[] {
  return DIRECTIONS.flatMap((direction) =>
    Object.entries(group[direction]).flatMap(([rule, { protocol, ports, peer }]) =>
      peersOf(name, peer, vpcCidr).flatMap((other) => {
        const identity = { of: direction, protocol, peer: other, path: [direction, rule] };
        return protocol === "all"
          ? [identity]
          : ports.map((port): GroupRuleIdentity => ({ ...identity, ports: [port, port] }));
      }),
    ),
  );
}

function peersOf(name: string, peer: GroupRule["peer"], vpcCidr: string): readonly string[] {
  if (peer === "vpc") return [vpcCidr];
  if (peer === "self") return [`group ${name}`];
  return "group" in peer ? [`group ${peer.group}`] : peer.cidrs;
}

function trafficProblems({ protocol, ports, peer }: GroupRule): readonly SettingsProblem[] {
  if (protocol !== "all") {
    return ports.length > 0
      ? []
      : [{ path: ["ports"], expected: `at least one port of ${protocol}`, got: "none" }];
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
            expected: "tcp or udp with ports, since all is allowed only between groups",
            got: "all",
          },
        ]
      : []),
  ];
}

function peerProblems({ peer }: GroupRule): readonly SettingsProblem[] {
  return typeof peer === "object" && "cidrs" in peer
    ? peer.cidrs.flatMap((cidr, index) => cidrProblems(cidr, ["peer", "cidrs", index]))
    : [];
}
