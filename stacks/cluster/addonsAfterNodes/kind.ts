import { defineSingle } from "@strata/kind";

/** The second half of `addons`, whose settings it has: add-ons that are degraded while there are no nodes. */
export const addonsAfterNodes = defineSingle({
  key: "addonsAfterNodes",
  title: "add-ons that need nodes",
  description: "The add-ons with order: afterNodes, created once there are nodes",
  settings: {},
});
