import type { Capability, LayerDefinition } from "@strata/config";
import { keyUsers } from "@strata/kind/vocabulary";
import { networkAddresses } from "./addresses";
import { networkCheck } from "./check";
import { network as contract } from "./contract";
import { networkNames } from "./names";
import { type NetworkSettings, networkSettings } from "./settings";

type Tier = NetworkSettings["tiers"][string];
type Endpoint = NetworkSettings["endpoints"][string];

/** What references may need of a tier. */
const tier = {
  twoZones: {
    expected: "in two zones or more",
    holds: ({ zones }: Tier, network: NetworkSettings) => (zones ?? network.zones).length > 1,
    got: ({ zones }: Tier, network: NetworkSettings) =>
      `which is in zone ${(zones ?? network.zones).join(", ")}`,
  },
  internet: {
    expected: "whose route is internet",
    holds: ({ route }: Tier) => route === "internet",
    got: ({ route }: Tier) => `whose route is ${route}`,
  },
  notInternet: {
    expected: "whose route is nat or none",
    holds: ({ route }: Tier) => route !== "internet",
    got: ({ route }: Tier) => `whose route is ${route}`,
  },
} satisfies Readonly<Record<string, Capability>>;

/** What references may need of an endpoint: a later layer can attach groups only where there are some already. */
const endpoint = {
  groups: {
    expected: "that has groups of its own",
    holds: (settings: Endpoint) => settings.type === "interface" && settings.groups.length > 0,
    got: ({ type }: Endpoint) =>
      type === "gateway" ? "which is in route tables only" : "which has the group that endpoints share",
  },
} satisfies Readonly<Record<string, Capability>>;

/** The first layer: the VPC, and what lies in it. */
export const network: LayerDefinition = {
  name: "network",
  description: "VPC, subnets, routes, endpoints",
  presence: "always",
  reads: [],
  settings: networkSettings,
  contract,
  check: networkCheck,
  names: networkNames,
  addresses: networkAddresses,
  kinds: [
    { key: "tiers", title: "tier", can: tier },
    {
      key: "keys",
      title: "key",
      can: keyUsers([
        "logs",
        "alarms",
        "nodeVolumes",
        "distributions",
        "distributionLogs",
        "loadBalancerLogs",
      ]),
    },
    { key: "securityGroups", title: "security group" },
    { key: "endpoints", title: "endpoint", can: endpoint },
    { key: "instances", title: "instance" },
  ],
};
