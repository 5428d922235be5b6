import {
  type GatewayForm,
  type InterfaceForm,
  SecurityGroup,
  type SubnetTier,
  VpcEndpoint,
} from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { endpointsGroupName } from "./names";
import type { NetworkSettings } from "./settings";

/** What VPC endpoints are made from. */
export interface EndpointsProps {
  /** Prefix of names. */
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  readonly settings: NetworkSettings;
  readonly tiers: Readonly<Record<string, SubnetTier>>;
  /** The groups of `securityGroups`. */
  readonly groups: Readonly<Record<string, SecurityGroup>>;
}

type Endpoint = NetworkSettings["endpoints"][string];
type InterfaceEndpoint = Extract<Endpoint, { type: "interface" }>;

/** All that AWS's APIs are called at. */
const HTTPS = [443];

/**
 * The VPC's endpoints. Those with interfaces bear the groups that they name; those that name none share a group of
 * their own, which the VPC's addresses may reach.
 */
export function endpoints(scope: Construct, props: EndpointsProps): Readonly<Record<string, VpcEndpoint>> {
  const { settings, vpcId, region, name } = props;
  const own = ownGroup(scope, props);
  const each = new Construct(scope, "endpoints");
  return byName(settings.endpoints, (endpoint, service) => {
    return new VpcEndpoint(each, service.replaceAll(".", "-"), {
      vpcId,
      region,
      service,
      name: `${name}-${service}`,
      form:
        endpoint.type === "gateway"
          ? gatewayForm(endpoint.tiers, props)
          : interfaceForm(endpoint, own?.groupId, props),
    });
  });
}

function gatewayForm(tiers: readonly string[], props: EndpointsProps): GatewayForm {
  return {
    type: "Gateway",
    routeTableIds: tiers.flatMap((tier) => entryOf(props.tiers, tier, "network.tiers").routeTableIds),
  };
}

function interfaceForm(
  { tier, groups, dns }: InterfaceEndpoint,
  ownGroupId: string | undefined,
  props: EndpointsProps,
): InterfaceForm {
  const shared = groups.map(
    (group) => [group, entryOf(props.groups, group, "network.securityGroups").groupId] as const,
  );
  return {
    type: "Interface",
    subnetIds: entryOf(props.tiers, tier, "network.tiers").subnetIds,
    groups:
      ownGroupId === undefined || shared.length > 0
        ? { shared: Object.fromEntries(shared) }
        : { exclusive: ownGroupId },
    dns,
  };
}

/** The group of endpoints that name none; absent where each names one. */
function ownGroup(scope: Construct, { settings, vpcId, name }: EndpointsProps): SecurityGroup | undefined {
  const bearers = Object.values(settings.endpoints).flatMap((endpoint) =>
    endpoint.type === "interface" && endpoint.groups.length === 0 ? [endpoint] : [],
  );
  if (bearers.length === 0) return undefined;
  const ingress = [...new Set(bearers.flatMap(({ ports = HTTPS }) => ports))].map((port) => [
    `vpc-${port}`,
    {
      description: `AWS services from inside the VPC, port ${port}`,
      traffic: { protocol: "tcp" as const, port },
      peer: { cidr: settings.cidr },
    },
  ]);
  return new SecurityGroup(scope, "endpoints-group", {
    vpcId,
    name: endpointsGroupName(name),
    description: "Interface endpoints of AWS services",
    ingress: Object.fromEntries(ingress),
  });
}
