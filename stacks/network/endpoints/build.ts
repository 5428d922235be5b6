import { type GatewayForm, type InterfaceForm, VpcEndpoint } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build, type NetworkContext } from "../builder";
import { buildEndpointsGroup } from "../endpointsGroup/build";
import { buildSecurityGroups } from "../securityGroups/build";
import { buildTiers } from "../tiers/build";
import { buildVpc } from "../vpc/build";
import { endpoints } from "./kind";
import type { InterfaceSettings } from "./settings";

/** What the endpoint needs of earlier kinds. */
type Made = Pick<NetworkContext, "made">;

/** The endpoints, by service. */
export const buildEndpoints = build(endpoints, (context) => {
  const { scope, settings, environment, made } = context;
  const each = new Construct(scope, "endpoints");
  return byName(settings, (endpoint, service) => {
    const { endpointId, parts } = new VpcEndpoint(each, service.replaceAll(".", "-"), {
      vpcId: made(buildVpc).vpc_id,
      region: environment.region,
      service,
      name: `${environment.id}-${service}`,
      form:
        endpoint.type === "gateway" ? gatewayForm(endpoint.tiers, context) : interfaceForm(endpoint, context),
    });
    return { id: endpointId, parts };
  });
});

function gatewayForm(tiers: readonly string[], { made }: Made): GatewayForm {
  const tablesOf = (tier: string): readonly string[] =>
    entryOf(made(buildTiers), tier, "network.tiers").route_table_ids;
  return { type: "Gateway", routeTableIds: tiers.flatMap(tablesOf) };
}

function interfaceForm({ tier, groups, dns }: InterfaceSettings, { made }: Made): InterfaceForm {
  const { groupId } = made(buildEndpointsGroup);
  const shared = groups.map((group): readonly [string, string] => [
    group,
    entryOf(made(buildSecurityGroups), group, "network.securityGroups").id,
  ]);
  return {
    type: "Interface",
    subnetIds: entryOf(made(buildTiers), tier, "network.tiers").subnet_ids,
    groups:
      groupId === undefined || shared.length > 0
        ? { shared: Object.fromEntries(shared) }
        : { exclusive: groupId },
    dns,
  };
}
