import {
  drainable,
  nothingTakenBack,
  pinnedImages,
  sidecarsFit,
  startsBeforeItIsJudged,
  statesResources,
  writtenOnce,
} from "../chart-checks";
import type { Example } from "../example";
import type { ServiceRules } from "../rule";

const SETTING = "charts.values";
const RELEASE = { namespace: "shop-metrics", atomic: true, timeout: 600 };
const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };

/** JSON is YAML too. */
const text = (values: object): readonly string[] => [JSON.stringify(values)];

const stack = {
  prometheus: {
    podDisruptionBudget: { enabled: true },
    prometheusSpec: {
      replicas: 2,
      resources,
      replicaExternalLabelNameClear: true,
      remoteWrite: [{ url: "http://receiver:1234" }],
    },
  },
  alertmanager: { alertmanagerSpec: { resources } },
  prometheusOperator: { resources, prometheusConfigReloader: { resources } },
  "kube-state-metrics": { resources, collectors: ["pods"] },
  "prometheus-node-exporter": { resources },
};
const database = { image: { tag: "2.7.12-alpine" }, pdb: { create: false }, resources };
const mesh = { pilot: { resources }, global: { proxy: { seccompProfile: { type: "RuntimeDefault" } } } };

const example: Example = {
  layer: "addons",
  resource: {
    kubernetes_namespace_v1: {
      meshed: {
        metadata: {
          name: "shop-meshed",
          labels: { "istio-injection": "enabled", "pod-security.kubernetes.io/enforce": "restricted" },
        },
      },
    },
    kubernetes_network_policy_v1: {
      metrics: {
        metadata: { name: "default-deny", namespace: "shop-metrics" },
        spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      },
    },
    helm_release: {
      stack: {
        ...RELEASE,
        repository: "https://prometheus-community.github.io/helm-charts",
        chart: "kube-prometheus-stack",
        version: "87.21.0",
        values: text(stack),
      },
      database: {
        ...RELEASE,
        repository: "https://helm.influxdata.com",
        chart: "influxdb2",
        version: "2.1.2",
        values: text({ ...database, startupProbe: { enabled: true } }),
      },
      mesh: {
        ...RELEASE,
        repository: "https://istio-release.storage.googleapis.com/charts",
        chart: "istiod",
        version: "1.30.3",
        values: text(mesh),
      },
    },
  },
};

/** What charts run and bring, by what is known of them. */
export const charts: ServiceRules = {
  example,
  rules: [
    {
      id: "chart-budget-drainable",
      type: "helm_release",
      level: "M",
      reason: "a budget that keeps every pod never lets the node of the last one be drained or replaced",
      source: ["Kubernetes, Specifying a Disruption Budget for your Application"],
      setting: SETTING,
      fault: {
        at: "helm_release/stack/values",
        to: text({
          ...stack,
          alertmanager: { ...stack.alertmanager, podDisruptionBudget: { enabled: true } },
        }),
      },
      holds: drainable,
    },
    {
      id: "chart-startup-probe",
      type: "helm_release",
      level: "M",
      reason: "a liveness probe kills software that is still opening its data, again and again",
      source: ["Kubernetes, Configure Liveness, Readiness and Startup Probes"],
      setting: SETTING,
      fault: { at: "helm_release/database/values", to: text(database) },
      holds: startsBeforeItIsJudged,
    },
    {
      id: "chart-resources",
      type: "helm_release",
      level: "P",
      reason:
        "without requests a pod is placed anywhere and evicted first; without a limit it takes its node's memory",
      source: ["CKV_K8S_10", "CKV_K8S_12", "CKV_K8S_13"],
      setting: SETTING,
      fault: { at: "helm_release/mesh/values", to: text({ global: mesh.global }) },
      holds: statesResources,
    },
    {
      id: "chart-images-pinned",
      type: "helm_release",
      level: "M",
      reason: "a floating tag runs something else after the next restart, and differs from node to node",
      source: ["CKV_K8S_14", "CKV_K8S_43"],
      setting: SETTING,
      fault: {
        at: "helm_release/database/values",
        to: text({ ...database, startupProbe: { enabled: true }, image: { tag: "2.7-alpine" } }),
      },
      holds: pinnedImages,
    },
    {
      id: "chart-additions-off",
      type: "helm_release",
      level: "M",
      reason:
        "network policies add up and roles too, so what a chart brings takes back what the platform says",
      source: ["Kubernetes, Network Policies", "Kubernetes, RBAC Good Practices"],
      setting: SETTING,
      fault: {
        at: "helm_release/stack/values",
        to: text({ ...stack, prometheus: { ...stack.prometheus, networkPolicy: { enabled: true } } }),
      },
      holds: nothingTakenBack,
    },
    {
      id: "chart-sidecars-seccomp",
      type: "helm_release",
      level: "M",
      reason:
        "a restricted namespace refuses pods of which a container, put in by a webhook too, has no seccomp profile",
      source: ["Kubernetes, Pod Security Standards"],
      setting: SETTING,
      fault: { at: "helm_release/mesh/values", to: text({ pilot: mesh.pilot }) },
      holds: sidecarsFit,
    },
    {
      id: "chart-replicas-deduplicated",
      type: "helm_release",
      level: "M",
      reason:
        "each replica labels what it writes with its own name, so the receiver stores every series once for each",
      source: ["Prometheus operator, replicaExternalLabelName"],
      setting: SETTING,
      fault: {
        at: "helm_release/stack/values",
        to: text({
          ...stack,
          prometheus: {
            ...stack.prometheus,
            prometheusSpec: { ...stack.prometheus.prometheusSpec, replicaExternalLabelNameClear: false },
          },
        }),
      },
      holds: writtenOnce,
    },
  ],
};
