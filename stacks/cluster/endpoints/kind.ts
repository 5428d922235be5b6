import { defineSingle } from "@strata/kind";
import { endpointProblems } from "./check";
import { endpointsSettings } from "./settings";

/** The VPC endpoints of the network layer that the cluster's own security group is attached to. */
export const endpoints = defineSingle({
  key: "endpoints",
  title: "endpoints of the cluster",
  description: "VPC endpoints that the cluster's own security group is attached to",
  settings: endpointsSettings,
  check: ({ own, settings }) => endpointProblems(own, settings("network")),
});
