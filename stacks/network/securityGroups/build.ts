import { type Peer, type RuleProps, SecurityGroup, type Traffic } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { own } from "@strata/values";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildVpc } from "../vpc/build";
import { securityGroups } from "./kind";
import type { GroupRule } from "./settings";

type Groups = Readonly<Record<string, SecurityGroup>>;

/** The groups, by name. All exist before the first rule, since rules may name any of them. */
export const buildSecurityGroups = build(securityGroups, ({ scope, settings, names, made }) => {
  const { vpc_id: vpcId, vpc_cidr: vpcCidr } = made(buildVpc);
  const each = new Construct(scope, "security-groups");
  const groups = byName(settings, ({ description }, entry) => {
    return new SecurityGroup(each, entry, { vpcId, name: names(entry).name, description });
  });
  return byName(groups, (group, entry) => {
    const { ingress = {}, egress = {} } = own(settings, entry) ?? {};
    const rulesOf = (rules: typeof ingress): readonly (readonly [string, RuleProps])[] =>
      Object.entries(rules).flatMap(([name, rule]) =>
        rulesFor(name, rule, peersOf(rule, group, groups, vpcCidr)),
      );
    for (const [id, rule] of rulesOf(ingress)) group.allowIn(id, rule);
    for (const [id, rule] of rulesOf(egress)) group.allowOut(id, rule);
    return { id: group.groupId };
  });
});

/** One rule for each port and each peer: AWS keeps them apart, so each can come and go without the others. */
function rulesFor(
  name: string,
  { description, protocol, ports }: GroupRule,
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
  { peer }: GroupRule,
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
