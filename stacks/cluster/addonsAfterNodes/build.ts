import { buildAddons } from "../addons/build";
import { build } from "../builder";
import { buildNodeGroups } from "../nodeGroups/build";
import { addonsAfterNodes } from "./kind";

/** Creates the add-ons that need nodes, after all node groups. */
export const buildAddonsAfterNodes = build(addonsAfterNodes, ({ made }) => {
  const nodes = Object.values(made(buildNodeGroups)).map((group) => group.nodes);
  return made(buildAddons).create("afterNodes", nodes);
});
