import { type Peer, type RuleProps, SecurityGroup, type Traffic } from "@strata/aws";
import { byName, entryOf, type UnitEnvironment } from "@strata/layer";
import { Construct } from "constructs";
import { groupName } from "./names";
import type { NetworkSettings } from "./settings";

/** What shared security groups are made from. */
export interface SecurityGroupsProps {
  /** What names are composed of. */
  readonly environment: UnitEnvironment;
  readonly vpcId: string;
  readonly settings: NetworkSettings;
}

type Groups = Readonly<Record<string, SecurityGroup>>;
type SettingsRule = NetworkSettings["securityGroups"][string]["ingress"][string];

/** The groups of `securityGroups`, by name. All exist before the first rule, since rules may name any of them. */
export function securityGroups(
  scope: Construct,
  { environment, vpcId, settings }: SecurityGroupsProps,
): Groups {
  const each = new Construct(scope, "security-groups");
  const groups = byName(settings.securityGroups, ({ name, description }, group) => {
    return new SecurityGroup(each, group, { vpcId, name: groupName(environment, group, name), description });
  });
  for (const [name, { ingress, egress }] of Object.entries(settings.securityGroups)) {
    const group = entryOf(groups, name, "network.securityGroups");
    const rulesOf = (rules: typeof ingress): readonly (readonly [string, RuleProps])[] =>
      Object.entries(rules).flatMap(([rule, set]) =>
        rulesFor(rule, set, peersOf(set, group, groups, settings.cidr)),
      );
    for (const [id, rule] of rulesOf(ingress)) group.allowIn(id, rule);
    for (const [id, rule] of rulesOf(egress)) group.allowOut(id, rule);
  }
  return groups;
}

/** One rule for each port and each peer: AWS keeps them apart, so each can come and go without the others. */
function rulesFor(
  name: string,
  { description, protocol, ports }: SettingsRule,
  peers: readonly (readonly [string, Peer])[],
): readonly (readonly [string, RuleProps])[] {
  const traffic: readonly (readonly [string, Traffic])[] =
    protocol === "all"
      ? [["", { protocol }]]
      : ports.map((port) => [`-${port}`, { protocol, port }] as const);
  return traffic.flatMap(([port, through]) =>
    peers.map(([end, peer]) => [`${name}${port}${end}`, { description, traffic: through, peer }] as const),
  );
}

/** The other ends of a rule, each with what tells its rule apart from the others'. */
function peersOf(
  { peer }: SettingsRule,
  group: SecurityGroup,
  groups: Groups,
  vpcCidr: string,
): readonly (readonly [string, Peer])[] {
  if (peer === "self") return [["", { groupId: group.groupId }]];
  if (peer === "vpc") return [["", { cidr: vpcCidr }]];
  if ("group" in peer)
    return [["", { groupId: entryOf(groups, peer.group, "network.securityGroups").groupId }]];
  return peer.cidrs.map((cidr) => [`-${cidr.replace(/[./]/g, "-")}`, { cidr }] as const);
}
