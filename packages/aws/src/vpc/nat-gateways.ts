import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** NAT gateways, each in a public subnet with its own Elastic IP address. */
export interface NatGatewaysProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  /** Public subnets that get a gateway, by zone letter; one of them, or one for each zone. */
  readonly subnets: readonly { readonly zone: string; readonly subnetId: string }[];
  /**
   * The VPC's internet gateway. No argument refers to it, and a NAT gateway fails while it is not attached
   * (`Gateway.NotAttached`).
   */
  readonly internetGateway: ITerraformDependable;
}

/** One gateway. */
export interface NatGatewayOfZone {
  readonly zone: string;
  readonly id: string;
  /** The source address of outbound connections. */
  readonly publicIp: string;
}

/** NAT gateways for private subnets. A gateway is in one zone and fails with it. */
export class NatGateways extends Construct {
  readonly gateways: readonly NatGatewayOfZone[];

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    this.gateways = props.subnets.map(({ zone, subnetId }) => {
      const tags = { Name: `${props.name}-nat-${zone}` };
      const address = new Eip(this, `${zone}-address`, { domain: "vpc", tags });
      const gateway = new NatGateway(this, zone, {
        allocationId: address.allocationId,
        subnetId,
        connectivityType: "public",
        tags,
        dependsOn: [props.internetGateway],
      });
      return { zone, id: gateway.id, publicIp: address.publicIp };
    });
  }

  /** Id of the gateway in a zone, or of the first one if the zone has none. @throws {Error} when there is no gateway */
  gatewayFor(zone: string): string {
    const own = this.gateways.find((gateway) => gateway.zone === zone) ?? this.gateways[0];
    if (own === undefined) throw new Error(`${this.node.path}: no NAT gateway for zone ${zone}`);
    return own.id;
  }
}
