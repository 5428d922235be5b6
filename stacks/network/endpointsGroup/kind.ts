import { defineSingle } from "@strata/kind";
import { groupName } from "../securityGroups/name";

/** The security group of interface endpoints that name none. */
export const endpointsGroup = defineSingle({
  key: "endpointsGroup",
  title: "security group of endpoints",
  description: "The security group of interface endpoints that name none",
  settings: {},
  names: { name: { ...groupName, at: "endpoints", default: "{id}-endpoints" } },
});
