import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { data } from "../data";
import type { network } from "../network";
import type { edge } from "./index";

type Upstreams = { readonly network: typeof network; readonly data: typeof data };

/** Declares how a kind of the edge layer is built. */
export const build = builderFor<typeof edge, Upstreams>();

/** What a kind of the edge layer is built with. */
export type EdgeContext = BuildContext<typeof edge, Upstreams, Kind>;
