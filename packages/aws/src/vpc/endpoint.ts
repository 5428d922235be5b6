import { VpcEndpoint as AwsVpcEndpoint, type VpcEndpointConfig } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointSecurityGroupAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-security-group-association";
import { Construct } from "constructs";

/** A way to an AWS service that stays inside the VPC. */
export interface VpcEndpointProps {
  readonly vpcId: string;
  readonly region: string;
  /** The service's own part of its name, for example `ecr.api`. */
  readonly service: string;
  /** Name tag. */
  readonly name: string;
  readonly form: GatewayForm | InterfaceForm;
}

/** An entry in route tables; S3 and DynamoDB only, free, takes neither subnets nor security groups. */
export interface GatewayForm {
  readonly type: "Gateway";
  readonly routeTableIds: readonly string[];
}

/** Network interfaces in subnets. */
export interface InterfaceForm {
  readonly type: "Interface";
  readonly subnetIds: readonly string[];
  readonly groups: ExclusiveGroup | SharedGroups;
  /** `private`: the service's public name resolves to the endpoint inside the VPC. */
  readonly dns: "private" | "own";
}

/** The only group of the endpoint: what anything else attaches, the next apply takes away. */
export interface ExclusiveGroup {
  readonly exclusive: string;
}

/** Groups beside which later layers may attach more: ids by a short name, at least one. */
export interface SharedGroups {
  readonly shared: Readonly<Record<string, string>>;
}

/** The endpoint, with the associations of its shared groups. */
export class VpcEndpoint extends Construct {
  readonly endpointId: string;

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
    if (form.type === "Interface" && "shared" in form.groups) this.attach(form.groups);
  }

  /**
   * Each group is a resource of its own, and the endpoint names none. Groups that the endpoint names are all that it
   * keeps: its next plan would take away the group that a later layer has attached. To have it ignore changes of them
   * would hide a group that was changed or is gone, and a group that is replaced could never be deleted, since the
   * endpoint would still bear it. An attribute that nobody sets is read back as AWS has it and never planned, so the
   * plan after the last layer is empty.
   *
   * Without groups AWS attaches the VPC's default one, which the first association replaces. The others wait for it,
   * so that the endpoint is changed by one call at a time.
   */
  private attach({ shared }: SharedGroups): void {
    const [first, ...others] = Object.entries(shared);
    if (first === undefined) throw new Error(`${this.node.path}: expected a security group, got none`);
    const [name, securityGroupId] = first;
    const vpcEndpointId = this.endpointId;
    const replacing = new VpcEndpointSecurityGroupAssociation(this, name, {
      vpcEndpointId,
      securityGroupId,
      replaceDefaultAssociation: true,
    });
    for (const [other, groupId] of others) {
      new VpcEndpointSecurityGroupAssociation(this, other, {
        vpcEndpointId,
        securityGroupId: groupId,
        dependsOn: [replacing],
      });
    }
  }
}

function interfaces({ subnetIds, groups, dns }: InterfaceForm, service: string): Partial<VpcEndpointConfig> {
  return {
    subnetIds: [...subnetIds],
    ...("exclusive" in groups ? { securityGroupIds: [groups.exclusive] } : {}),
    privateDnsEnabled: dns === "private",
    // AWS takes the service's name for inbound resolvers only, unless told otherwise, and refuses that where no
    // gateway endpoint serves everything else. Source: AWS PrivateLink for Amazon S3, "Private DNS".
    ...(service === "s3" && dns === "private"
      ? { dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false } }
      : {}),
  };
}
