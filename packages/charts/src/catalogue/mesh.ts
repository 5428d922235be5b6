import type { Addition, ChartFacts } from "../facts";

const POLICY: Addition = {
  object: "NetworkPolicy",
  at: "global.networkPolicy.enabled",
  default: false,
  harmless: { is: [false] },
  because: "it lets its pods out to everywhere",
};

/** Charts of meshes. Source: istio/istio and linkerd/linkerd2, at the pins. */
export const mesh: Readonly<Record<string, ChartFacts>> = {
  base: {
    of: "istio",
    brings: ["extensions.istio.io", "networking.istio.io", "security.istio.io", "telemetry.istio.io"],
  },
  cni: {
    of: "istio",
    privileged: "they write the network configuration of their node",
    runs: [
      {
        name: "istio-cni-node",
        controller: "DaemonSet",
        containers: [
          { name: "install-cni", resources: "resources", states: ["requests.cpu", "requests.memory"] },
        ],
      },
    ],
    adds: [POLICY],
  },
  istiod: {
    of: "istio",
    after: [{ chart: "base", needed: "always", because: "it serves the kinds of that chart" }],
    runs: [
      {
        name: "istiod",
        controller: "Deployment",
        replicas: { at: ["pilot.autoscaleMin", "autoscaleMin"], default: 1 },
        budget: {
          at: "pdb",
          made: { at: "global.defaultPodDisruptionBudget.enabled", default: true },
          default: { minAvailable: 1 },
          fromReplicas: 2,
        },
        containers: [
          { name: "discovery", resources: "pilot.resources", states: ["requests.cpu", "requests.memory"] },
        ],
      },
    ],
    adds: [POLICY],
    injects: { label: ["istio-injection", "enabled"], seccomp: "global.proxy.seccompProfile.type" },
  },
  gateway: {
    of: "istio",
    after: [
      {
        chart: "istiod",
        needed: "always",
        because:
          "its image is the one that istiod puts in place of auto, by a webhook whose failure policy is Fail",
      },
    ],
    runs: [
      {
        name: "gateway",
        controller: "Deployment",
        replicas: { at: ["autoscaling.minReplicas", "replicaCount"], default: 1 },
        budget: { at: "podDisruptionBudget", fromReplicas: 2 },
        containers: [
          {
            name: "istio-proxy",
            resources: "resources",
            states: ["requests.cpu", "requests.memory", "limits.memory"],
          },
        ],
      },
    ],
    adds: [
      POLICY,
      {
        object: "Service",
        at: "service.type",
        default: "LoadBalancer",
        harmless: { is: ["ClusterIP", "None"] },
        because: "a controller in the cluster would make a load balancer that no plan shows",
      },
    ],
  },
  "linkerd-crds": { brings: ["linkerd.io", "policy.linkerd.io", "workload.linkerd.io"] },
  "linkerd-control-plane": {
    after: [
      { chart: "linkerd-crds", needed: "always", because: "it serves the kinds of that chart" },
      { chart: "linkerd2-cni", needed: "whereInstalled", because: "its own pods are meshed" },
    ],
  },
  "linkerd2-cni": { privileged: "they write the network configuration of their node" },
};
