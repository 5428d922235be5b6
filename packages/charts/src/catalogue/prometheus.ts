import type { Addition, BudgetFacts, ChartFacts, ContainerFacts, Switch } from "../facts";

const ALERTMANAGER: Switch = { at: "alertmanager.enabled", default: true };
const PROMETHEUS: Switch = { at: "prometheus.enabled", default: true };
const OPERATOR: Switch = { at: "prometheusOperator.enabled", default: true };
const STATE_METRICS: Switch = { at: "kubeStateMetrics.enabled", default: true };
const NODE_EXPORTER: Switch = { at: "nodeExporter.enabled", default: true };
const UPGRADE: Switch = { at: "crds.upgradeJob.enabled", default: false };

const budgetOf = (component: string): BudgetFacts => ({
  at: `${component}.podDisruptionBudget`,
  made: { at: `${component}.podDisruptionBudget.enabled`, default: false },
  default: { minAvailable: 1 },
});

/** The operator puts it beside Prometheus and beside Alertmanager. */
const RELOADER: ContainerFacts = {
  name: "config-reloader",
  resources: "prometheusOperator.prometheusConfigReloader.resources",
};

const policyOf = (component: string, made: Switch): Addition => ({
  object: "NetworkPolicy",
  at: `${component}.networkPolicy.enabled`,
  default: false,
  harmless: { is: [false] },
  made: [made],
  because: "policies add up: it lets in, or out, what the namespace's own policy does not",
});

/** The stack of Prometheus. Source: prometheus-community/helm-charts, at the pin. */
export const prometheus: Readonly<Record<string, ChartFacts>> = {
  "kube-prometheus-stack": {
    brings: ["monitoring.coreos.com"],
    runs: [
      {
        name: "prometheus",
        controller: "StatefulSet",
        made: [PROMETHEUS],
        replicas: { at: ["prometheus.prometheusSpec.replicas"], default: 1 },
        budget: budgetOf("prometheus"),
        containers: [{ name: "prometheus", resources: "prometheus.prometheusSpec.resources" }, RELOADER],
        // Its startup probe is the operator's, with 15 minutes.
      },
      {
        name: "alertmanager",
        controller: "StatefulSet",
        made: [ALERTMANAGER],
        replicas: { at: ["alertmanager.alertmanagerSpec.replicas"], default: 1 },
        budget: budgetOf("alertmanager"),
        containers: [{ name: "alertmanager", resources: "alertmanager.alertmanagerSpec.resources" }],
      },
      {
        name: "prometheus-operator",
        controller: "Deployment",
        made: [OPERATOR],
        replicas: { at: ["prometheusOperator.replicas"], default: 1 },
        budget: budgetOf("prometheusOperator"),
        containers: [{ name: "operator", resources: "prometheusOperator.resources" }],
      },
      {
        name: "kube-state-metrics",
        controller: "Deployment",
        made: [STATE_METRICS],
        replicas: { at: ["kube-state-metrics.replicas"], default: 1 },
        budget: { at: "kube-state-metrics.podDisruptionBudget" },
        containers: [{ name: "kube-state-metrics", resources: "kube-state-metrics.resources" }],
      },
      {
        name: "node-exporter",
        controller: "DaemonSet",
        made: [NODE_EXPORTER],
        containers: [{ name: "node-exporter", resources: "prometheus-node-exporter.resources" }],
      },
    ],
    floating: [{ at: "crds.upgradeJob.image.busybox.tag", default: "latest", made: [UPGRADE] }],
    adds: [
      policyOf("prometheus", PROMETHEUS),
      policyOf("alertmanager", ALERTMANAGER),
      policyOf("prometheusOperator", OPERATOR),
      policyOf("kube-state-metrics", STATE_METRICS),
      policyOf("prometheus-node-exporter", NODE_EXPORTER),
      {
        object: "ClusterRole",
        at: "kube-state-metrics.collectors",
        default: "the chart's list, with secrets",
        harmless: { without: "secrets" },
        made: [STATE_METRICS],
        because: "to count Secrets it may list them, with what they hold, in every namespace",
      },
    ],
    pairs: {
      replicas: { at: ["prometheus.prometheusSpec.replicas"], default: 1 },
      writes: "prometheus.prometheusSpec.remoteWrite",
      clear: "prometheus.prometheusSpec.replicaExternalLabelNameClear",
      label: { at: "prometheus.prometheusSpec.replicaExternalLabelName", default: "prometheus_replica" },
    },
  },
  "prometheus-node-exporter": {
    privileged: "they share network and process ids of their node",
    runs: [
      {
        name: "node-exporter",
        controller: "DaemonSet",
        containers: [{ name: "node-exporter", resources: "resources" }],
      },
    ],
  },
};
