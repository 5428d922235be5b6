import { alarm, NatGateways, type SubnetTier } from "@strata/aws";
import { entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { natTier } from "./plan";
import type { NetworkSettings } from "./settings";

/** What NAT gateways are made from. */
export interface NatProps {
  /** Prefix of names. */
  readonly name: string;
  readonly settings: NetworkSettings;
  readonly tiers: Readonly<Record<string, SubnetTier>>;
  readonly topicArn: string;
}

/** NAT gateways in the tier that routes to the internet, each watched by the alarms of `natAlarms`. */
export function natGateways(scope: Construct, { name, settings, tiers, topicArn }: NatProps): NatGateways {
  const host = natTier(settings);
  const tier = host === undefined ? undefined : entryOf(tiers, host, "network.tiers");
  const zones = { none: 0, one: 1, perZone: tier?.zones.length ?? 0 }[settings.nat];
  const nat = new NatGateways(scope, "nat", {
    name,
    subnets:
      tier === undefined
        ? []
        : tier.zones.slice(0, zones).map((zone) => ({ zone, subnetId: tier.subnetId(zone) })),
  });
  const alarms = new Construct(scope, "nat-alarms");
  for (const [metric, props] of Object.entries(settings.natAlarms)) {
    const word = metric.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
    for (const { zone, id } of nat.gateways) {
      alarm(alarms, `${word}-${zone}`, {
        ...props,
        name: `${name}-nat-${zone}-${word}`,
        description: `${metric} of the NAT gateway in zone ${zone}`,
        namespace: "AWS/NATGateway",
        metric,
        dimensions: { NatGatewayId: id },
        comparison: "above",
        topicArns: [topicArn],
      });
    }
  }
  return nat;
}
