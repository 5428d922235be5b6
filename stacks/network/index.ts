import { defineLayer, type SettingsOf } from "@strata/kind";
import { alarms } from "./alarms/kind";
import { endpoints } from "./endpoints/kind";
import { endpointsGroup } from "./endpointsGroup/kind";
import { flowLogs } from "./flowLogs/kind";
import { instances } from "./instances/kind";
import { keys } from "./keys/kind";
import { nat } from "./nat/kind";
import { securityGroups } from "./securityGroups/kind";
import { tiers } from "./tiers/kind";
import { networkAddresses } from "./vpc/addresses";
import { vpc } from "./vpc/kind";

/** The first layer: the VPC, its tiers of subnets, its ways in and out, and what several layers share. */
export const network = defineLayer({
  name: "network",
  description: "VPC, subnets, routes, endpoints",
  presence: "always",
  reads: [],
  kinds: [vpc, tiers, keys, alarms, flowLogs, nat, securityGroups, endpointsGroup, endpoints, instances],
  addresses: networkAddresses,
  subnetsOf: "tiers",
});

/** Validated settings of the network layer. */
export type NetworkSettings = SettingsOf<typeof network>;
