import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { cluster } from "../cluster";
import type { data } from "../data";
import type { network } from "../network";
import type { addons } from "./index";

type Upstreams = {
  readonly network: typeof network;
  readonly cluster: typeof cluster;
  readonly data: typeof data;
};

/** Declares how a kind of the add-ons layer is built. */
export const build = builderFor<typeof addons, Upstreams>();

/** What a kind of the add-ons layer is built with. */
export type AddonsContext = BuildContext<typeof addons, Upstreams, Kind>;
