import type { Addition, ChartFacts } from "../facts";

const policyOf = (component: string): Addition => ({
  object: "NetworkPolicy",
  // The chart makes both, whether or not the second operator runs.
  at: `${component}.networkPolicy.enabled`,
  default: true,
  harmless: { is: [false] },
  because: "it lets its pods out to everywhere",
});

/** Charts of message brokers. Source: CloudPirates-io/helm-charts, at the pin. */
export const messaging: Readonly<Record<string, ChartFacts>> = {
  "rabbitmq-cluster-operator": {
    brings: ["rabbitmq.com"],
    runs: [
      {
        name: "rabbitmq-cluster-operator",
        controller: "Deployment",
        replicas: { at: ["clusterOperator.replicaCount"], default: 1 },
        budget: {
          at: "clusterOperator.pdb",
          made: { at: "clusterOperator.pdb.create", default: true },
        },
        containers: [{ name: "rabbitmq-cluster-operator", resources: "clusterOperator.resources" }],
      },
      {
        name: "messaging-topology-operator",
        controller: "Deployment",
        made: [{ at: "msgTopologyOperator.enabled", default: true }],
        replicas: { at: ["msgTopologyOperator.replicaCount"], default: 1 },
        budget: {
          at: "msgTopologyOperator.pdb",
          made: { at: "msgTopologyOperator.pdb.create", default: true },
        },
        containers: [{ name: "messaging-topology-operator", resources: "msgTopologyOperator.resources" }],
      },
    ],
    adds: [policyOf("clusterOperator"), policyOf("msgTopologyOperator")],
  },
};
