import { network as layer } from "./index";

/** What the network layer promises to later layers. */
export const network = layer.contract;
