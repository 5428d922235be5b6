import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { network } from "../network/contract";
import type { cluster } from "./index";

interface Upstreams {
  readonly network: { readonly contract: typeof network };
}

/** Declares how a kind of the cluster layer is built. */
export const build = builderFor<typeof cluster, Upstreams & Record<string, never>>();

/** What a kind of the cluster layer is built with. */
export type ClusterContext = BuildContext<typeof cluster, Upstreams & Record<string, never>, Kind>;
