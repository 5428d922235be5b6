import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { data } from "../data/contract";
import type { network } from "../network/contract";
import type { edge } from "./index";

interface Upstreams {
  readonly network: { readonly contract: typeof network };
  readonly data: { readonly contract: typeof data };
}

/** Declares how a kind of the edge layer is built. */
export const build = builderFor<typeof edge, Upstreams & Record<string, never>>();

/** What a kind of the edge layer is built with. */
export type EdgeContext = BuildContext<typeof edge, Upstreams & Record<string, never>, Kind>;
