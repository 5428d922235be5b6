import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import {
  type GatewayForm,
  type InterfaceForm,
  SecurityGroup,
  type SubnetTier,
  vpcEndpoint,
} from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import type { NetworkSettings } from "./settings";

/** What VPC endpoints are made from. */
export interface EndpointsProps {
  /** Prefix of names. */
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  readonly settings: NetworkSettings;
  readonly tiers: Readonly<Record<string, SubnetTier>>;
}

/** The VPC's endpoints; those with interfaces share one security group that the VPC's own addresses may reach. */
export function endpoints(scope: Construct, props: EndpointsProps): Readonly<Record<string, VpcEndpoint>> {
  const { settings, tiers, vpcId, region, name } = props;
  const group = endpointsGroup(scope, props);
  const form = (endpoint: NetworkSettings["endpoints"][string]): GatewayForm | InterfaceForm =>
    endpoint.type === "gateway"
      ? {
          type: "Gateway",
          routeTableIds: endpoint.tiers.flatMap(
            (tier) => entryOf(tiers, tier, "network.tiers").routeTableIds,
          ),
        }
      : {
          type: "Interface",
          subnetIds: entryOf(tiers, endpoint.tier, "network.tiers").subnetIds,
          securityGroupIds: [group.groupId],
          dns: endpoint.dns,
        };
  const each = new Construct(scope, "endpoints");
  return byName(settings.endpoints, (endpoint, service) =>
    vpcEndpoint(each, service.replaceAll(".", "-"), {
      vpcId,
      region,
      service,
      name: `${name}-${service}`,
      form: form(endpoint),
    }),
  );
}

function endpointsGroup(scope: Construct, { settings, vpcId, name }: EndpointsProps): SecurityGroup {
  const ports = Object.values(settings.endpoints).flatMap((endpoint) =>
    endpoint.type === "interface" ? endpoint.ports : [],
  );
  const ingress = [...new Set(ports)].map((port) => [
    `vpc-${port}`,
    {
      description: `AWS services from inside the VPC, port ${port}`,
      traffic: { protocol: "tcp" as const, port },
      peer: { cidr: settings.cidr },
    },
  ]);
  return new SecurityGroup(scope, "endpoints-group", {
    vpcId,
    name: `${name}-endpoints`,
    description: "Interface endpoints of AWS services",
    ingress: Object.fromEntries(ingress),
  });
}
