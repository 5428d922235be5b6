import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { cluster } from "../cluster/contract";
import type { network } from "../network/contract";
import type { data } from "./index";

interface Upstreams {
  readonly network: { readonly contract: typeof network };
  readonly cluster: { readonly contract: typeof cluster };
}

/** Declares how a kind of the data layer is built. */
export const build = builderFor<typeof data, Upstreams & Record<string, never>>();

/** What a kind of the data layer is built with. */
export type DataContext = BuildContext<typeof data, Upstreams & Record<string, never>, Kind>;
