import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";

/** The traffic that a rule allows: one port, a range of ports, or all protocols. */
export type Traffic =
  | { readonly protocol: "tcp" | "udp"; readonly port: number; readonly toPort?: number }
  | { readonly protocol: "all" };

/** The other end of a rule. */
export type Peer = { readonly cidr: string } | { readonly groupId: string };

/** One rule of a security group. */
export interface RuleProps {
  /** Why the traffic is allowed (CKV_AWS_23). */
  readonly description: string;
  readonly traffic: Traffic;
  readonly peer: Peer;
}

/** A rule of a group that another layer or AWS itself has created. */
export interface GroupRuleProps extends RuleProps {
  /** The group that the rule belongs to. */
  readonly groupId: string;
}

/** Allows traffic into a group. */
export function ingressRule(
  scope: Construct,
  id: string,
  { groupId, ...rule }: GroupRuleProps,
): VpcSecurityGroupIngressRule {
  return new VpcSecurityGroupIngressRule(scope, id, { securityGroupId: groupId, ...ruleArguments(rule) });
}

/** Allows traffic out of a group. */
export function egressRule(
  scope: Construct,
  id: string,
  { groupId, ...rule }: GroupRuleProps,
): VpcSecurityGroupEgressRule {
  return new VpcSecurityGroupEgressRule(scope, id, { securityGroupId: groupId, ...ruleArguments(rule) });
}

function ruleArguments({ description, traffic, peer }: RuleProps): {
  description: string;
  ipProtocol: string;
  fromPort?: number;
  toPort?: number;
  cidrIpv4?: string;
  referencedSecurityGroupId?: string;
} {
  const ports =
    // The EC2 API refuses ports together with all protocols.
    traffic.protocol === "all"
      ? { ipProtocol: "-1" }
      : { ipProtocol: traffic.protocol, fromPort: traffic.port, toPort: traffic.toPort ?? traffic.port };
  const end = "cidr" in peer ? { cidrIpv4: peer.cidr } : { referencedSecurityGroupId: peer.groupId };
  return { description, ...ports, ...end };
}
