import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { network } from "../network";
import type { cluster } from "./index";

type Upstreams = { readonly network: typeof network };

/** Declares how a kind of the cluster layer is built. */
export const build = builderFor<typeof cluster, Upstreams>();

/** What a kind of the cluster layer is built with. */
export type ClusterContext = BuildContext<typeof cluster, Upstreams, Kind>;
