import { stackOf } from "@strata/layer";
import { buildAccessEntries } from "./accessEntries/build";
import { buildAddons } from "./addons/build";
import { buildAddonsAfterNodes } from "./addonsAfterNodes/build";
import { buildControlPlane } from "./controlPlane/build";
import { buildEndpoints } from "./endpoints/build";
import { cluster } from "./index";
import { buildKeys } from "./keys/build";
import { buildNodeGroups } from "./nodeGroups/build";
import { buildNodeRole } from "./nodeRole/build";
import { buildOidcProvider } from "./oidcProvider/build";
import { buildPeers } from "./peers/build";

/** The stack of the cluster layer. It reads the network's subnets, keys, security groups and endpoints. */
export const Stack = stackOf(cluster, {
  keys: buildKeys,
  controlPlane: buildControlPlane,
  peers: buildPeers,
  endpoints: buildEndpoints,
  accessEntries: buildAccessEntries,
  oidcProvider: buildOidcProvider,
  nodeRole: buildNodeRole,
  addons: buildAddons,
  nodeGroups: buildNodeGroups,
  addonsAfterNodes: buildAddonsAfterNodes,
});
