import { edge as layer } from "./index";

/** What the edge layer promises to later layers. */
export const edge = layer.contract;
