import type { ChartFacts } from "../facts";

/** Charts of what speaks to AWS on behalf of the cluster. Source: aws/eks-charts, kubernetes/autoscaler, at the pins. */
export const aws: Readonly<Record<string, ChartFacts>> = {
  "aws-load-balancer-controller": {
    brings: ["elbv2.k8s.aws", "eks.networking.k8s.aws", "gateway.k8s.aws"],
    servicesWebhook: ["enableServiceMutatorWebhook"],
    runs: [
      {
        name: "aws-load-balancer-controller",
        controller: "Deployment",
        replicas: { at: ["replicaCount"], default: 2 },
        budget: { at: "podDisruptionBudget", fromReplicas: 2 },
        containers: [{ name: "controller", resources: "resources" }],
      },
    ],
  },
  "aws-for-fluent-bit": {
    privileged: "they mount /var/log of their node",
    runs: [
      {
        name: "aws-for-fluent-bit",
        controller: "DaemonSet",
        containers: [
          {
            name: "fluent-bit",
            resources: "resources",
            states: ["requests.cpu", "requests.memory", "limits.memory"],
          },
        ],
      },
    ],
  },
  "cluster-autoscaler": {
    runs: [
      {
        name: "cluster-autoscaler",
        controller: "Deployment",
        replicas: { at: ["replicaCount"], default: 1 },
        budget: {
          at: "podDisruptionBudget",
          made: { at: "podDisruptionBudget", default: true },
          default: { maxUnavailable: 1 },
        },
        containers: [{ name: "cluster-autoscaler", resources: "resources" }],
      },
    ],
  },
  "metrics-server": {
    runs: [
      {
        name: "metrics-server",
        controller: "Deployment",
        replicas: { at: ["replicas"], default: 1 },
        budget: {
          at: "podDisruptionBudget",
          made: { at: "podDisruptionBudget.enabled", default: false },
        },
        containers: [
          {
            name: "metrics-server",
            resources: "resources",
            states: ["requests.cpu", "requests.memory"],
          },
        ],
      },
    ],
  },
  "external-dns": { brings: ["externaldns.k8s.io"], addon: "external-dns" },
  "karpenter-crd": {},
  karpenter: {
    brings: ["karpenter.sh", "karpenter.k8s.aws"],
    after: [
      { chart: "karpenter-crd", needed: "whereInstalled", because: "it serves the kinds of that chart" },
    ],
  },
};
