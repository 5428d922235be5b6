import type { LayerDefinition } from "@strata/config";
import { addons } from "./addons";
import { clusterCheck } from "./cluster/check";
import { cluster } from "./cluster/contract";
import { clusterNames } from "./cluster/names";
import { clusterSettings } from "./cluster/settings";
import { data } from "./data";
import { edge } from "./edge";
import { network } from "./network";

/**
 * The layers in order: a layer may read those before it. Adding one is a folder with `settings.ts`,
 * `contract.ts` and `stack.ts`, and an entry here. Nothing that this file imports loads CDKTF, so an
 * environment is checked in milliseconds.
 */
export const layers: readonly LayerDefinition[] = [
  network,
  {
    name: "cluster",
    description: "EKS control plane, nodes, add-ons, access",
    presence: "always",
    reads: ["network"],
    settings: clusterSettings,
    contract: cluster,
    check: clusterCheck,
    names: clusterNames,
  },
  data,
  edge,
  addons,
];
