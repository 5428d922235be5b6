import { stackOf } from "@strata/layer";
import { buildCertificates } from "./certificates/build";
import { buildDistributions } from "./distributions/build";
import { buildGlobalServices } from "./globalServices/build";
import { buildHealthChecks } from "./healthChecks/build";
import { edge } from "./index";
import { buildLoadBalancers } from "./loadBalancers/build";
import { buildShieldAdvanced } from "./shieldAdvanced/build";
import { buildTargetGroups } from "./targetGroups/build";
import { buildWebAcls } from "./webAcls/build";
import { buildZone } from "./zone/build";

/** The stack of the edge layer. It reads the network's subnets and the data layer's buckets. */
export const Stack = stackOf(edge, {
  globalServices: buildGlobalServices,
  zone: buildZone,
  certificates: buildCertificates,
  webAcls: buildWebAcls,
  distributions: buildDistributions,
  shieldAdvanced: buildShieldAdvanced,
  targetGroups: buildTargetGroups,
  loadBalancers: buildLoadBalancers,
  healthChecks: buildHealthChecks,
});
