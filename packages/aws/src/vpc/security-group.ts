import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { egressRule, ingressRule, type RuleProps } from "./security-group-rule";

/** A security group. Its rules are separate resources, never inline, since the two forms revert each other. */
export interface SecurityGroupProps {
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
  /** Rules by a short id, which becomes part of their address. @default none */
  readonly ingress?: Readonly<Record<string, RuleProps>>;
  /** @default none: no outbound traffic */
  readonly egress?: Readonly<Record<string, RuleProps>>;
}

/** A security group that allows only what its rules allow. */
export class SecurityGroup extends Construct {
  readonly groupId: string;
  /** Its rules, for what must not start before its traffic is let through. */
  readonly rules: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const { ingress = {}, egress = {} } = props;
    const group = new AwsSecurityGroup(this, "this", {
      vpcId: props.vpcId,
      name: props.name,
      description: props.description,
      tags: { Name: props.name },
      revokeRulesOnDelete: true,
      // AWS cannot change a description, and a second group of the same name cannot exist beside the first: what is
      // written later stays in the settings.
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["description"] },
    });
    this.groupId = group.id;
    for (const [name, rule] of Object.entries(ingress)) this.allowIn(name, rule);
    for (const [name, rule] of Object.entries(egress)) this.allowOut(name, rule);
  }

  /** Adds a rule for traffic into the group. */
  allowIn(id: string, rule: RuleProps): void {
    this.rules.push(ingressRule(this, `in-${id}`, { ...rule, groupId: this.groupId }));
  }

  /** Adds a rule for traffic out of the group. */
  allowOut(id: string, rule: RuleProps): void {
    this.rules.push(egressRule(this, `out-${id}`, { ...rule, groupId: this.groupId }));
  }
}
