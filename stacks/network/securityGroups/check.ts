import type { SettingsProblem } from "@strata/config";
import { cidrProblems } from "@strata/kind/vocabulary";
import type { GroupRule, SecurityGroupSettings } from "./settings";

/** Faults of a group's rules: ports without a protocol, all traffic of addresses, CIDRs. Paths are inside the entry. */
export function groupProblems(group: SecurityGroupSettings): readonly SettingsProblem[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    Object.entries(group[direction]).flatMap(([name, rule]) =>
      [...trafficProblems(rule), ...peerProblems(rule)].map((problem) => ({
        ...problem,
        path: [direction, name, ...problem.path],
      })),
    ),
  );
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
