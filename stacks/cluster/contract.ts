import { cluster as layer } from "./index";

/** What the cluster layer promises to later layers. */
export const cluster = layer.contract;
