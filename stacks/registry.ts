import type { LayerDefinition } from "@strata/config";
import { networkAddresses } from "./network/addresses";
import { networkCheck } from "./network/check";
import { network } from "./network/contract";
import { networkNames } from "./network/names";
import { networkSettings } from "./network/settings";

/**
 * The layers in order: a layer may read those before it. Adding one is a folder with `settings.ts`,
 * `contract.ts` and `stack.ts`, and an entry here. Nothing that this file imports loads CDKTF, so an
 * environment is checked in milliseconds.
 */
export const layers: readonly LayerDefinition[] = [
  {
    name: "network",
    description: "VPC, subnets, routes, endpoints",
    presence: "always",
    reads: [],
    settings: networkSettings,
    contract: network,
    check: networkCheck,
    names: networkNames,
    addresses: networkAddresses,
  },
];
