import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { cluster } from "../cluster";
import type { network } from "../network";
import type { data } from "./index";

type Upstreams = { readonly network: typeof network; readonly cluster: typeof cluster };

/** Declares how a kind of the data layer is built. */
export const build = builderFor<typeof data, Upstreams>();

/** What a kind of the data layer is built with. */
export type DataContext = BuildContext<typeof data, Upstreams, Kind>;
