import { alarm, NatGateways, type SubnetTier } from "@strata/aws";
import { entryOf } from "@strata/layer";
import { own } from "@strata/values";
import { Construct } from "constructs";
import { buildAlarms } from "../alarms/build";
import { build, type NetworkContext } from "../builder";
import { buildTiers } from "../tiers/build";
import { buildVpc } from "../vpc/build";
import { hostTier } from "./host";
import { nat } from "./kind";
import type { NatSettings } from "./settings";

/** NAT gateways in the tier that routes to the internet, their alarms, and the routes of the tiers behind them. */
export const buildNat = build(nat, (context) => {
  const { scope, settings, layer, environment, made } = context;
  const tiers = made(buildTiers);
  const host = hostTier(layer.tiers);
  if (host === undefined || settings.nat === "none") return { nat_public_ips: [] };
  const built = new NatGateways(scope, "nat", {
    name: environment.id,
    subnets: subnetsIn(entryOf(tiers, host, "network.tiers").tier, settings.nat),
    internetGateway: made(buildVpc).vpc.internetGateway,
  });
  natAlarms(built, settings.natAlarms, context);
  for (const [name, { route }] of Object.entries(layer.tiers)) {
    if (route === "nat") own(tiers, name)?.tier.routeToNat((zone) => built.gatewayFor(zone));
  }
  return { nat_public_ips: built.gateways.map(({ publicIp }) => publicIp) };
});

/** The subnets of the host tier that get a gateway. */
function subnetsIn(
  tier: SubnetTier,
  nat: Exclude<NatSettings["nat"], "none">,
): readonly { readonly zone: string; readonly subnetId: string }[] {
  const count = { one: 1, perZone: tier.zones.length }[nat];
  return tier.zones.slice(0, count).map((zone) => ({ zone, subnetId: tier.subnetId(zone) }));
}

/** Each alarm of the settings, for each gateway. */
function natAlarms(
  { gateways }: NatGateways,
  metrics: NatSettings["natAlarms"],
  { scope, environment, made }: Pick<NetworkContext, "scope" | "environment" | "made">,
): void {
  const each = new Construct(scope, "nat-alarms");
  for (const [metric, props] of Object.entries(metrics)) {
    const word = metric.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
    for (const { zone, id } of gateways) {
      alarm(each, `${word}-${zone}`, {
        ...props,
        name: `${environment.id}-nat-${zone}-${word}`,
        description: `${metric} of the NAT gateway in zone ${zone}`,
        namespace: "AWS/NATGateway",
        metric,
        dimensions: { NatGatewayId: id },
        comparison: "above",
        topicArns: [made(buildAlarms).alarm_topic_arn],
      });
    }
  }
}
