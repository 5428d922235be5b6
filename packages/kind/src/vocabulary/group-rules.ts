import type { SettingsProblem } from "@strata/config";

/** A rule of a security group as EC2 knows it. Its description is no part of it. */
export interface GroupRuleIdentity {
  /** The group and the direction, in any words that tell them apart. */
  readonly of: string;
  readonly protocol: "tcp" | "udp" | "all";
  /** First and last port; none of all protocols. */
  readonly ports?: readonly [number, number];
  /** The other end: a CIDR, or a text that stands for one group. */
  readonly peer: string;
  /** The setting that makes the rule. */
  readonly path: SettingsProblem["path"];
}

/**
 * Rules that are one to EC2: it answers the second with `InvalidPermission.Duplicate`.
 * Source: EC2 `AuthorizeSecurityGroupIngress`.
 */
export function repeatedRules(rules: readonly GroupRuleIdentity[]): readonly SettingsProblem[] {
  const identities = rules.map(({ of, protocol, ports, peer }) =>
    [of, protocol, ...(ports ?? []), peer].join(" "),
  );
  return rules.flatMap(({ path, protocol, ports, peer }, index) => {
    const first = rules[identities.indexOf(identities[index] ?? "")];
    if (first === undefined || first.path === path) return [];
    const what = ports === undefined ? "all traffic" : `${protocol} ${[...new Set(ports)].join("-")}`;
    return [
      {
        path,
        expected: "a rule that the security group does not have yet",
        got: `${what} of ${peer}, which ${first.path.join(".")} allows already`,
        mend: "remove one of them",
      },
    ];
  });
}
