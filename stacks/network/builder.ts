import type { Kind } from "@strata/kind";
import { type BuildContext, builderFor } from "@strata/layer";
import type { network } from "./index";

/** The first layer reads no other. */
type Upstreams = Readonly<Record<never, never>>;

/** Declares how a kind of the network layer is built. */
export const build = builderFor<typeof network, Upstreams>();

/** What a kind of the network layer is built with. */
export type NetworkContext = BuildContext<typeof network, Upstreams, Kind>;
