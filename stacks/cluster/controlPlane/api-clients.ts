import { apiClient, type EksCluster } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { ControlPlaneSettings } from "./settings";

/** Lets the clients of `endpoint.private` reach the Kubernetes API, in addition to nodes and pods. */
export function apiClients(
  scope: Construct,
  { securityGroupId }: EksCluster,
  clients: ControlPlaneSettings["endpoint"]["private"]["clients"],
): void {
  const each = new Construct(new Construct(new Construct(scope, "endpoint"), "private"), "clients");
  byName(clients, ({ description, ...end }, name) =>
    apiClient(each, name, {
      securityGroupId,
      description,
      peer: "cidr" in end ? { cidr: end.cidr } : { groupId: end.group },
    }),
  );
}
