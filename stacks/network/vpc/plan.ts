import { Prefix, planSubnets, type SubnetPlan } from "@strata/cidr";
import type { TierSettings } from "../tiers/settings";
import { zonesOf } from "../tiers/zones";
import type { VpcSettings } from "./settings";

/** The settings that decide which addresses subnets get. */
export interface AddressSettings extends VpcSettings {
  readonly tiers: Readonly<Record<string, TierSettings>>;
}

/**
 * The subnets of a VPC, its reserved and its free ranges, with every fault as data.
 * @param held subnets that exist already, CIDR by name: they keep their ranges
 * @throws {Error} when `cidr` is not valid, which the check of the VPC has refused before
 */
export function planNetwork(network: AddressSettings, held: Readonly<Record<string, string>>): SubnetPlan {
  return planSubnets({
    vpc: Prefix.parse(network.cidr),
    tiers: Object.entries(network.tiers).map(([name, tier]) => ({
      name,
      bits: tier.bits,
      zones: zonesOf(tier, network),
      ...(tier.at === undefined ? {} : { at: tier.at }),
    })),
    reserved: Object.values(network.reserved).map(({ range, reason }) =>
      range.includes("/") ? { cidr: range, reason } : { range, reason },
    ),
    held,
  });
}
