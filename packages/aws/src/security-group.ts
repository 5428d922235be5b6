import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

/** What a rule lets through: one port, a range of ports, or all traffic between two groups. */
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

/** A security group; its rules are resources of their own, never inline, since the two forms undo each other. */
export interface SecurityGroupProps {
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
  /** Rules by a short id that becomes part of their address. @default none */
  readonly ingress?: Readonly<Record<string, RuleProps>>;
  /** @default none, so that nothing leaves */
  readonly egress?: Readonly<Record<string, RuleProps>>;
}

/** A security group that allows what its rules say and nothing else. */
export class SecurityGroup extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const { ingress = {}, egress = {} } = props;
    const group = new AwsSecurityGroup(this, "this", {
      vpcId: props.vpcId,
      name: props.name,
      description: props.description,
      tags: { Name: props.name },
      revokeRulesOnDelete: true,
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupId = group.id;
    for (const [name, rule] of Object.entries(ingress)) this.allowIn(name, rule);
    for (const [name, rule] of Object.entries(egress)) this.allowOut(name, rule);
  }

  /** Adds a rule for traffic into the group. */
  allowIn(id: string, rule: RuleProps): void {
    new VpcSecurityGroupIngressRule(this, `in-${id}`, {
      securityGroupId: this.groupId,
      ...ruleArguments(rule),
    });
  }

  /** Adds a rule for traffic out of the group. */
  allowOut(id: string, rule: RuleProps): void {
    new VpcSecurityGroupEgressRule(this, `out-${id}`, {
      securityGroupId: this.groupId,
      ...ruleArguments(rule),
    });
  }
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
    traffic.protocol === "all"
      ? { ipProtocol: "-1" }
      : { ipProtocol: traffic.protocol, fromPort: traffic.port, toPort: traffic.toPort ?? traffic.port };
  const end = "cidr" in peer ? { cidrIpv4: peer.cidr } : { referencedSecurityGroupId: peer.groupId };
  return { description, ...ports, ...end };
}
