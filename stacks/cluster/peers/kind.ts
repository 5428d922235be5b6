import { defineKind, refersTo } from "@strata/kind";
import { peerProblems } from "./check";
import { peer } from "./settings";

/** Security groups of the network layer that the cluster's own group exchanges traffic with. */
export const peers = defineKind({
  key: "peers",
  title: "peer",
  description:
    "Security groups of network.securityGroups that the cluster's own group exchanges traffic with",
  entry: peer,
  entryName: refersTo("network.securityGroups"),
  check: ({ entry }) => peerProblems(entry),
});
