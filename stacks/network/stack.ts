import { stackOf } from "@strata/layer";
import { buildAlarms } from "./alarms/build";
import { buildEndpoints } from "./endpoints/build";
import { buildEndpointsGroup } from "./endpointsGroup/build";
import { buildFlowLogs } from "./flowLogs/build";
import { network } from "./index";
import { buildInstances } from "./instances/build";
import { buildKeys } from "./keys/build";
import { buildNat } from "./nat/build";
import { buildSecurityGroups } from "./securityGroups/build";
import { buildTiers } from "./tiers/build";
import { buildVpc } from "./vpc/build";

/** The stack of the network layer, which reads no other. */
export const Stack = stackOf(network, {
  vpc: buildVpc,
  tiers: buildTiers,
  keys: buildKeys,
  alarms: buildAlarms,
  flowLogs: buildFlowLogs,
  nat: buildNat,
  securityGroups: buildSecurityGroups,
  endpointsGroup: buildEndpointsGroup,
  endpoints: buildEndpoints,
  instances: buildInstances,
});
