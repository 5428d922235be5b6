import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { cluster } from "../cluster/contract";
import type { data } from "../data";
import type { network } from "../network/contract";
import type { addons } from "./index";

interface Upstreams {
  readonly network: { readonly contract: typeof network };
  readonly cluster: { readonly contract: typeof cluster };
  readonly data: typeof data;
}

/** Declares how a kind of the add-ons layer is built. */
export const build = builderFor<typeof addons, Upstreams & Record<string, never>>();

/** What a kind of the add-ons layer is built with. */
export type AddonsContext = BuildContext<typeof addons, Upstreams & Record<string, never>, Kind>;
