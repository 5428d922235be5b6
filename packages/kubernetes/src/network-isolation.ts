import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** Where a network policy stands. */
export interface PolicyPlace {
  readonly namespace: string;
  /** What must exist first: the namespace is named by text, not by reference. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Refuses all traffic from and to the pods of a namespace. It acts where the cluster's CNI enforces policies. */
export function denyTraffic(
  scope: Construct,
  id: string,
  { namespace, dependsOn }: PolicyPlace,
): NetworkPolicyV1 {
  return new NetworkPolicyV1(scope, id, {
    metadata: { name: "default-deny", namespace },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    dependsOn: [...dependsOn],
  });
}

/** Lets the pods of a namespace ask the cluster's DNS, without which every other allowance is void. */
export function allowDns(
  scope: Construct,
  id: string,
  { namespace, dependsOn }: PolicyPlace,
): NetworkPolicyV1 {
  return new NetworkPolicyV1(scope, id, {
    metadata: { name: "allow-dns", namespace },
    spec: {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
              podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
            },
          ],
          // Answers that do not fit into a datagram come over TCP.
          ports: ["UDP", "TCP"].map((protocol) => ({ protocol, port: "53" })),
        },
      ],
    },
    dependsOn: [...dependsOn],
  });
}
