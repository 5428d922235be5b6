import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";

/** A VPC with DNS, a default security group without rules and, if needed, an internet gateway. */
export interface VpcProps {
  readonly name: string;
  /** IPv4 CIDR, /16 to /28. */
  readonly cidr: string;
  /** `gateway` where some tier routes to the internet or hosts NAT gateways. */
  readonly internet: "gateway" | "none";
}

/** The VPC of an environment. */
export class Vpc extends Construct {
  readonly vpcId: string;
  readonly defaultRouteTableId: string;
  private readonly gateway: InternetGateway | undefined;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const vpc = new AwsVpc(this, "this", {
      cidrBlock: props.cidr,
      // Both are needed by private DNS of interface endpoints and by a private cluster endpoint.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: props.name },
    });
    // Adopting the group without rules removes its rules, so that nothing works by accident (EC2.2).
    new DefaultSecurityGroup(this, "default-security-group", { vpcId: vpc.id, ingress: [], egress: [] });
    this.vpcId = vpc.id;
    this.defaultRouteTableId = vpc.defaultRouteTableId;
    this.gateway =
      props.internet === "gateway"
        ? new InternetGateway(this, "internet-gateway", { vpcId: vpc.id, tags: { Name: props.name } })
        : undefined;
  }

  /**
   * What public addresses in the VPC must wait for: AWS refuses one before the gateway is attached.
   * @throws {Error} where `internet` is `none`
   */
  get internetGateway(): InternetGateway {
    if (this.gateway === undefined) throw new Error(`${this.node.path}: the VPC has no internet gateway`);
    return this.gateway;
  }
}
