import type { BudgetFacts, ChartFacts } from "../facts";

/** On by default, and in the way of every drain while there is one pod. */
const BUDGET: BudgetFacts = {
  at: "pdb",
  made: { at: "pdb.create", default: true },
  default: { minAvailable: 1 },
};

/** Charts of InfluxData. Source: influxdata/helm-charts, at the pins. */
export const measurements: Readonly<Record<string, ChartFacts>> = {
  influxdb2: {
    runs: [
      {
        name: "influxdb2",
        controller: "StatefulSet",
        budget: BUDGET,
        containers: [{ name: "influxdb2", resources: "resources" }],
        startup: {
          at: "startupProbe",
          made: { at: "startupProbe.enabled", default: false },
          opens: "its series files, one by one",
        },
      },
    ],
  },
  telegraf: {
    runs: [
      {
        name: "telegraf",
        controller: "Deployment",
        replicas: { at: ["replicaCount"], default: 1 },
        budget: BUDGET,
        containers: [{ name: "telegraf", resources: "resources" }],
      },
    ],
    floating: [{ at: "image.tag", default: "1.39-alpine" }],
    pairs: {
      replicas: { at: ["replicaCount"], default: 1 },
      writes: "config.outputs",
      // It adds the name of its pod to each point, as tag `host`.
      clear: "config.agent.omit_hostname",
    },
  },
  grafana: {
    runs: [
      {
        name: "grafana",
        controller: "Deployment",
        replicas: { at: ["replicas"], default: 1 },
        budget: { at: "podDisruptionBudget" },
        containers: [
          { name: "grafana", resources: "resources" },
          {
            name: "sidecars",
            resources: "sidecar.resources",
            made: { at: "sidecar.dashboards.enabled", default: false },
          },
        ],
        startup: { at: "startupProbe", opens: "its database, which a new version first migrates" },
      },
    ],
    floating: [
      {
        at: "imageRenderer.image.tag",
        default: "latest",
        made: [{ at: "imageRenderer.enabled", default: false }],
      },
    ],
    adds: [
      {
        object: "NetworkPolicy",
        at: "networkPolicy.enabled",
        default: false,
        harmless: { is: [false] },
        because: "it lets everything in the cluster, and what is outside of it, reach Grafana's port",
      },
      {
        object: "ClusterRole",
        at: "rbac.namespaced",
        default: false,
        harmless: { is: [true] },
        made: [{ at: "sidecar.dashboards.enabled", default: false }],
        because: "its sidecar could read every Secret of the cluster",
      },
    ],
  },
};
