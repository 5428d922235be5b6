import { Eip } from "@cdktf/provider-aws/lib/eip";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { SsmAssociation } from "@cdktf/provider-aws/lib/ssm-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type PolicyStatement, trustService } from "../iam/policy-document";
import { Role } from "../iam/role";
import { SecurityGroup } from "../vpc/security-group";
import type { RuleProps } from "../vpc/security-group-rule";

/** One EC2 instance with a role and a security group of its own, reached through Systems Manager. */
export interface MachineProps {
  readonly vpcId: string;
  readonly subnetId: string;
  /** Name tag, and prefix of the names of its group. */
  readonly name: string;
  /** Value of the `role` tag, by which patching selects it. */
  readonly purpose: string;
  readonly imageId: string;
  /** For example `t3.micro`. */
  readonly instanceType: string;
  readonly role: {
    readonly name: string;
    /** AWS managed policies, by name with path. */
    readonly managedPolicies: readonly string[];
    readonly policies: Readonly<Record<string, readonly PolicyStatement[]>>;
  };
  readonly ingress: Readonly<Record<string, RuleProps>>;
  readonly egress: Readonly<Record<string, RuleProps>>;
  /**
   * A public address that survives its replacement, for which the VPC's internet gateway must be attached: no argument
   * refers to it, and AWS refuses the address before (`Gateway.NotAttached`).
   */
  readonly address: "none" | { readonly internetGateway: ITerraformDependable };
  /** `router` allows it to forward packets that are not addressed to it, which a VPN needs. */
  readonly forwards: "own" | "router";
  /** Routes and endpoints that it needs at its first boot, and that no argument of it refers to. */
  readonly after: readonly ITerraformDependable[];
  /** Size of the root volume, GiB. */
  readonly volumeGiB: number;
  /** Shell script for the first boot, without secrets: everyone who may describe the instance can read it. */
  readonly userData?: string;
  /** Cron or rate expression of Systems Manager at which patches are installed. @default whoever keeps it patches it */
  readonly patchSchedule?: string;
}

/** A small machine such as a bastion: IMDSv2 only, encrypted volume, automatic recovery, no SSH key. */
export class Machine extends Construct {
  readonly instanceId: string;
  readonly roleArn: string;
  readonly securityGroupId: string;
  readonly privateIp: string;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const role = new Role(this, "role", {
      name: props.role.name,
      description: `Instance role of ${props.name}`,
      trust: trustService("ec2.amazonaws.com"),
      managedPolicies: props.role.managedPolicies,
      policies: props.role.policies,
    });
    const profile = new IamInstanceProfile(this, "profile", { name: props.role.name, role: role.roleName });
    const group = new SecurityGroup(this, "group", {
      vpcId: props.vpcId,
      name: props.name,
      description: `Traffic of ${props.name}`,
      ingress: props.ingress,
      egress: props.egress,
    });
    const instance = new Instance(this, "this", {
      ami: props.imageId,
      instanceType: props.instanceType,
      subnetId: props.subnetId,
      vpcSecurityGroupIds: [group.groupId],
      iamInstanceProfile: profile.name,
      // An Elastic IP address is read back as true, and a difference replaces the instance.
      ...(props.address === "none" ? { associatePublicIpAddress: false } : {}),
      sourceDestCheck: props.forwards === "own",
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: props.volumeGiB },
      maintenanceOptions: { autoRecovery: "default" },
      monitoring: true,
      ebsOptimized: true,
      ...(props.userData === undefined ? {} : { userData: props.userData }),
      tags: { Name: props.name, role: props.purpose },
      // A newer image must not replace a running machine at the next unrelated plan.
      lifecycle: { ignoreChanges: ["ami"] },
      // The agent of Systems Manager that starts without rights waits for up to half an hour.
      dependsOn: [...role.permissions, ...group.rules, ...props.after],
    });
    if (props.address !== "none") {
      new Eip(this, "address", {
        domain: "vpc",
        instance: instance.id,
        tags: { Name: props.name },
        dependsOn: [props.address.internetGateway],
      });
    }
    if (props.patchSchedule !== undefined) {
      new SsmAssociation(this, "patching", {
        name: "AWS-RunPatchBaseline",
        associationName: `${props.name}-patching`,
        parameters: { Operation: "Install" },
        scheduleExpression: props.patchSchedule,
        targets: [{ key: "tag:role", values: [props.purpose] }],
      });
    }
    this.instanceId = instance.id;
    this.roleArn = role.arn;
    this.securityGroupId = group.groupId;
    this.privateIp = instance.privateIp;
  }
}
