import { usableAddresses } from "@strata/cidr";
import type { AddressBlock, AddressPlan, CheckContext } from "@strata/config";
import { own } from "@strata/values";
import { type AddressSettings, planNetwork } from "./plan";

/** The address plan of the VPC, in address order: its blocks make up the whole VPC, free ranges included. */
export function networkAddresses({ environment, settings }: CheckContext): AddressPlan {
  const network = settings("network") as AddressSettings;
  const { subnets, leaving, reserved, free } = planNetwork(network, environment.heldSubnets);
  const placed = [
    ...subnets.map(({ name, prefix, tier, zone }) => ({
      prefix,
      use: "subnet" as const,
      tier,
      zone: `${environment.region}${zone}`,
      ...(own(network.tiers, tier)?.at === undefined ? { plannedAs: name } : {}),
      usable: usableAddresses(prefix),
    })),
    // The ledger's next writing drops them; until then nothing else may have their addresses.
    ...leaving.map(({ name, prefix }) => ({
      prefix,
      use: "reserved" as const,
      tier: `${name}, which no tier has any more`,
      usable: Number(prefix.size),
    })),
    ...reserved.map(({ prefix, reason }) => ({
      prefix,
      use: "reserved" as const,
      tier: reason,
      usable: Number(prefix.size),
    })),
    ...free.map((prefix) => ({ prefix, use: "free" as const, tier: "", usable: Number(prefix.size) })),
  ];
  const blocks = placed
    .toSorted((a, b) => a.prefix.compare(b.prefix))
    .map(({ prefix, ...block }): AddressBlock => ({ cidr: prefix.toString(), ...block }));
  return { vpc: network.cidr, blocks };
}
