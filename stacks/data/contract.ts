import { data as layer } from "./index";

/** What the data layer promises to later layers. A secret's text is never among it: its ARN is. */
export const data = layer.contract;
