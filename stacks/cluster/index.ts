import { defineLayer, type SettingsOf } from "@strata/kind";
import { accessEntries } from "./accessEntries/kind";
import { addons } from "./addons/kind";
import { addonsAfterNodes } from "./addonsAfterNodes/kind";
import { clusterCheck } from "./check";
import { controlPlane } from "./controlPlane/kind";
import { endpoints } from "./endpoints/kind";
import { keys } from "./keys/kind";
import { nodeGroups } from "./nodeGroups/kind";
import { nodeRole } from "./nodeRole/kind";
import { oidcProvider } from "./oidcProvider/kind";
import { peers } from "./peers/kind";

/** The second layer: the EKS cluster, its nodes, its add-ons, and who may use it. */
export const cluster = defineLayer({
  name: "cluster",
  description: "EKS control plane, nodes, add-ons, access",
  presence: "always",
  reads: ["network"],
  // Nodes become ready only with some of the add-ons; the others need nodes.
  kinds: [
    keys,
    controlPlane,
    peers,
    endpoints,
    accessEntries,
    oidcProvider,
    nodeRole,
    addons,
    nodeGroups,
    addonsAfterNodes,
  ],
  check: clusterCheck,
});

/** Validated settings of the cluster layer. */
export type ClusterSettings = SettingsOf<typeof cluster>;
