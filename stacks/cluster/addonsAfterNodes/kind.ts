import { defineSingle } from "@strata/kind";

/** The part of `addons` that is degraded while there are no nodes. Its settings are those of `addons`. */
export const addonsAfterNodes = defineSingle({
  key: "addonsAfterNodes",
  title: "add-ons that need nodes",
  description: "The add-ons with order: afterNodes, created once there are nodes",
  settings: {},
});
