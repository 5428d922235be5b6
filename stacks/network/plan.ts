import { Prefix, planSubnets, type SubnetPlan } from "@strata/cidr";
import type { NetworkSettings } from "./settings";

/**
 * The subnets of a VPC, its reserved and its free ranges, with every fault as data.
 * @param held subnets that exist already, CIDR by name: they keep their ranges
 * @throws {Error} when `cidr` is no CIDR, which the schema's check has refused before
 */
export function planNetwork(settings: NetworkSettings, held: Readonly<Record<string, string>>): SubnetPlan {
  return planSubnets({
    vpc: Prefix.parse(settings.cidr),
    tiers: Object.entries(settings.tiers).map(([name, { bits, zones, at }]) => ({
      name,
      bits,
      zones: zones ?? settings.zones,
      ...(at === undefined ? {} : { at }),
    })),
    reserved: Object.values(settings.reserved).map(({ range, reason }) =>
      range.includes("/") ? { cidr: range, reason } : { range, reason },
    ),
    held,
  });
}

/** The tier whose subnets hold NAT gateways: the first that routes to the internet. */
export function natTier(settings: NetworkSettings): string | undefined {
  return Object.keys(settings.tiers).find((name) => settings.tiers[name]?.route === "internet");
}
