import type { LayerDefinition } from "@strata/config";
import { addons } from "./addons";
import { audit } from "./audit";
import { cluster } from "./cluster";
import { data } from "./data";
import { edge } from "./edge";
import { network } from "./network";

/**
 * The layers in order: a layer may read those before it. Adding one is a folder with `index.ts` and `stack.ts`, and an
 * entry here. Nothing that this file imports loads CDKTF, so an environment is checked in milliseconds.
 */
export const layers: readonly LayerDefinition[] = [audit, network, cluster, data, edge, addons];
