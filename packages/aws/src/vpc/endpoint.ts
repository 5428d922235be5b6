import { VpcEndpoint as AwsVpcEndpoint, type VpcEndpointConfig } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointSecurityGroupAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-security-group-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** A VPC endpoint, through which traffic to an AWS service stays inside the VPC. */
export interface VpcEndpointProps {
  readonly vpcId: string;
  readonly region: string;
  /** The last part of the service's name, for example `ecr.api`. */
  readonly service: string;
  /** Name tag. */
  readonly name: string;
  readonly form: GatewayForm | InterfaceForm;
}

/** A gateway endpoint, an entry in route tables; for S3 and DynamoDB only, free, without subnets or security groups. */
export interface GatewayForm {
  readonly type: "Gateway";
  readonly routeTableIds: readonly string[];
}

/** An interface endpoint, with network interfaces in subnets. */
export interface InterfaceForm {
  readonly type: "Interface";
  readonly subnetIds: readonly string[];
  readonly groups: ExclusiveGroup | SharedGroups;
  /** `private`: the service's public name resolves to the endpoint inside the VPC. */
  readonly dns: "private" | "own";
}

/** The only group of the endpoint; the next apply detaches any other. */
export interface ExclusiveGroup {
  readonly exclusive: string;
}

/** Groups to which later layers may add more: ids by a short name, at least one. */
export interface SharedGroups {
  readonly shared: Readonly<Record<string, string>>;
}

/** The endpoint, with the associations of its shared groups. */
export class VpcEndpoint extends Construct {
  readonly endpointId: string;
  /** The endpoint and its groups, for machines that call its service as soon as they start. */
  readonly parts: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: VpcEndpointProps) {
    super(scope, id);
    const { form, service } = props;
    const endpoint = new AwsVpcEndpoint(this, "this", {
      vpcId: props.vpcId,
      serviceName: `com.amazonaws.${props.region}.${service}`,
      vpcEndpointType: form.type,
      tags: { Name: props.name },
      ...(form.type === "Gateway" ? { routeTableIds: [...form.routeTableIds] } : interfaces(form, service)),
    });
    this.endpointId = endpoint.id;
    const associations = form.type === "Interface" && "shared" in form.groups ? this.attach(form.groups) : [];
    this.parts = [endpoint, ...associations];
  }

  /**
   * Each group is a separate association, and the endpoint itself sets none. If it did, its next plan would detach the
   * group that a later layer has attached. Ignoring changes would hide a group that was changed or removed, and a
   * replaced group could never be deleted, since it would still be attached. Terraform reads an attribute that is not
   * set from AWS and never plans it, so the plan after the last layer is empty.
   *
   * Without groups AWS attaches the VPC's default one, which the first association replaces. The others wait for it,
   * so that only one call at a time changes the endpoint.
   */
  private attach({ shared }: SharedGroups): readonly ITerraformDependable[] {
    const [first, ...others] = Object.entries(shared);
    if (first === undefined) throw new Error(`${this.node.path}: expected a security group, got none`);
    const [name, securityGroupId] = first;
    const vpcEndpointId = this.endpointId;
    const replacing = new VpcEndpointSecurityGroupAssociation(this, name, {
      vpcEndpointId,
      securityGroupId,
      replaceDefaultAssociation: true,
    });
    const added = others.map(
      ([other, groupId]) =>
        new VpcEndpointSecurityGroupAssociation(this, other, {
          vpcEndpointId,
          securityGroupId: groupId,
          dependsOn: [replacing],
        }),
    );
    return [replacing, ...added];
  }
}

function interfaces({ subnetIds, groups, dns }: InterfaceForm, service: string): Partial<VpcEndpointConfig> {
  return {
    subnetIds: [...subnetIds],
    ...("exclusive" in groups ? { securityGroupIds: [groups.exclusive] } : {}),
    privateDnsEnabled: dns === "private",
    // By default AWS uses the service's private name for inbound resolvers only, and refuses that unless a gateway
    // endpoint serves everything else. Source: AWS PrivateLink for Amazon S3, "Private DNS".
    ...(service === "s3" && dns === "private"
      ? { dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false } }
      : {}),
  };
}
