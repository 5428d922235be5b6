import { SubnetTier } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildVpc } from "../vpc/build";
import { planNetwork } from "../vpc/plan";
import { tiers } from "./kind";

/** The subnets and route tables of each tier, by name. Routes to NAT gateways are created with the gateways. */
export const buildTiers = build(tiers, ({ scope, settings, layer, environment, made }) => {
  const { id, region, heldSubnets } = environment;
  const { vpc } = made(buildVpc);
  const { subnets } = planNetwork(layer, heldSubnets);
  const each = new Construct(scope, "tiers");
  return byName(settings, ({ table, roles, route }, entry) => {
    const tier = new SubnetTier(each, entry, {
      vpcId: vpc.vpcId,
      defaultRouteTableId: vpc.defaultRouteTableId,
      region,
      name: `${id}-${entry}`,
      subnets: subnets
        .filter((subnet) => subnet.tier === entry)
        .map(({ zone, prefix }) => ({ zone, cidr: prefix.toString() })),
      table,
      roles,
    });
    if (route === "internet") tier.routeToInternet(vpc.internetGateway.id);
    const { subnetIds, cidrBlocks, routeTableIds } = tier;
    return { subnet_ids: subnetIds, cidr_blocks: cidrBlocks, route_table_ids: routeTableIds, tier };
  });
});
