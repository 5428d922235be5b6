import { type EksCluster, endpointGroup } from "@strata/aws";
import type { Consumed } from "@strata/contract";
import { Construct } from "constructs";
import type { network } from "../network/contract";
import type { ClusterSettings } from "./settings";

/** Puts the cluster's own group on the network's interface endpoints that `endpoints` names. */
export function endpointGroups(
  scope: Construct,
  cluster: EksCluster,
  {
    chosen,
    existing,
  }: {
    readonly chosen: ClusterSettings["endpoints"];
    readonly existing: Consumed<typeof network>["endpoints"];
  },
): void {
  const each = new Construct(scope, "endpoints");
  for (const service of chosen === "all" ? existing.names : chosen) {
    endpointGroup(each, service.replaceAll(".", "-"), {
      endpointId: existing.entry(service).id,
      groupId: cluster.securityGroupId,
    });
  }
}
