import { AccessEntry, apiClient, type EksCluster } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { ClusterSettings } from "./settings";

/** Lets the clients of `endpoint.private` reach the Kubernetes API, beside nodes and pods. */
export function apiClients(
  scope: Construct,
  cluster: EksCluster,
  endpoint: ClusterSettings["endpoint"],
): void {
  const { securityGroupId } = cluster;
  const each = new Construct(new Construct(new Construct(scope, "endpoint"), "private"), "clients");
  byName(endpoint.private.clients, ({ description, ...end }, name) =>
    apiClient(each, name, {
      securityGroupId,
      description,
      peer: "cidr" in end ? { cidr: end.cidr } : { groupId: end.group },
    }),
  );
}

/** The entries of `accessEntries`. */
export function accessEntries(
  scope: Construct,
  cluster: EksCluster,
  { account, entries }: { readonly account: string; readonly entries: ClusterSettings["accessEntries"] },
): void {
  const { clusterName } = cluster;
  const each = new Construct(scope, "access-entries");
  byName(entries, ({ principal, ...entry }, name) => {
    const principalArn = principal.startsWith("role/") ? `arn:aws:iam::${account}:${principal}` : principal;
    return new AccessEntry(each, name, { ...entry, clusterName, principalArn });
  });
}
