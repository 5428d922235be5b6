import type { Capability } from "@strata/config";
import { strings } from "@strata/contract";
import { defineKind } from "@strata/kind";
import type { VpcSettings } from "../vpc/settings";
import { tierProblems } from "./check";
import { type TierSettings, tier } from "./settings";
import { zonesOf } from "./zones";

/** Subnets by purpose. */
export const tiers = defineKind({
  key: "tiers",
  title: "tier",
  description: "Subnets by purpose",
  presence: "required",
  entry: tier,
  outputs: {
    description: "Subnets by tier",
    fields: {
      subnet_ids: strings(
        "Subnet ids in zone order",
        [8, 9, "a", "b", "c", "d"].map((digit) => `subnet-0a1b2c3d4e5f6071${digit}`),
        zonesOf,
      ),
      cidr_blocks: strings(
        "IPv4 CIDRs of the subnets in zone order",
        [1, 2, 3, 4, 5, 6].map((third) => `10.0.${third}.0/24`),
        zonesOf,
      ),
      route_table_ids: strings("Route tables of the tier, each once", ["rtb-0a1b2c3d4e5f60718"]),
    },
  },
  can: {
    twoZones: {
      expected: "in two zones or more",
      holds: (entry: TierSettings, network: VpcSettings) => zonesOf(entry, network).length > 1,
      got: (entry: TierSettings, network: VpcSettings) =>
        `which is in zone ${zonesOf(entry, network).join(", ")}`,
    },
    internet: routing("whose route is internet", ["internet"]),
    notInternet: routing("whose route is nat or none", ["nat", "none"]),
  },
  check: ({ name, entry, entries, environment }) => tierProblems(name, entry, entries, environment.region),
});

function routing(expected: string, routes: readonly TierSettings["route"][]): Capability {
  return {
    expected,
    holds: ({ route }: TierSettings) => routes.includes(route),
    got: ({ route }: TierSettings) => `whose route is ${route}`,
  };
}
