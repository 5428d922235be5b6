import { network } from "./index";

export type { NetworkSettings } from "./index";

/** Settings of the network layer. */
export const networkSettings = network.settings;
