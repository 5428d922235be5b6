import { describe, expect, it } from "vitest";
import { autoscaler, faults, shop } from "../shop.fixture";

const { fetcher, scaler } = shop.charts;

describe("charts and objects", () => {
  it.each([
    {
      fault: "waiting for a chart that is not there",
      settings: { charts: { fetcher, scaler: { ...scaler, after: ["fetcher", "mesh"] } } },
      message:
        'charts.scaler.after.1: expected a chart of addons.charts or a release of addons.objects, got "mesh"; known: fetcher, scaler, orders-secrets',
    },
    {
      fault: "objects of a chart that is not there",
      settings: { objects: { late: { namespace: "orders", after: ["mesh"], items: {} } } },
      message:
        'objects.late.after.0: expected a chart of addons.charts or a release of addons.objects, got "mesh"; known: fetcher, scaler, late',
    },
    {
      fault: "waiting for each other",
      settings: { charts: { fetcher: { ...fetcher, after: ["scaler"] }, scaler } },
      message:
        "charts.fetcher.after: expected an order in which everything can be installed, got releases that wait for each other: fetcher, scaler, orders-secrets",
    },
    {
      fault: "two releases of one name",
      settings: { objects: { fetcher: { namespace: "orders", items: {} } } },
      message: 'objects.fetcher: expected a name that no chart of addons.charts has, got "fetcher"',
    },
    {
      fault: "text where the service account goes",
      settings: { charts: { fetcher, scaler: { ...scaler, values: { rbac: "off" } } } },
      message:
        'charts.scaler.values.rbac: expected a map, since the role\'s service account is set at rbac.serviceAccount, got "off"',
    },
    {
      fault: "objects in a namespace that is not there",
      settings: { charts: { fetcher: { ...fetcher, values: { agents: { namespaceOverride: "nodes" } } } } },
      message:
        'charts.fetcher.values.agents.namespaceOverride: expected a namespace of addons.namespaces, or one that every cluster has, got "nodes"; known: default, kube-node-lease, kube-public, kube-system, orders, operators',
    },
    {
      fault: "a secret in values",
      settings: {
        objects: { late: { namespace: "orders", items: { key: { apiVersion: "v1", kind: "Secret" } } } },
      },
      message:
        "objects.late.items.key.kind: expected a kind other than Secret, since the state holds values as they are, got Secret; keep the secret in the data layer and let an operator fetch it",
    },
    {
      fault: "an autoscaler of another version",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { ...autoscaler.values, image: { tag: "v1.35.0" } } },
        },
      },
      message:
        'charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster\'s version, got "v1.35.0"',
    },
    {
      fault: "an autoscaler of a version whose number only starts alike",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { ...autoscaler.values, image: { tag: "v1.320.0" } } },
        },
      },
      message:
        'charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster\'s version, got "v1.320.0"',
    },
    {
      fault: "an autoscaler of the chart's own version",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { autoDiscovery: { clusterName: "shop" } } },
        },
      },
      message:
        "charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster's version, got nothing",
    },
    {
      fault: "an autoscaler that would run nothing",
      settings: { charts: { fetcher, autoscaler: { ...autoscaler, values: { image: { tag: "v1.32.5" } } } } },
      message:
        "charts.autoscaler.values.autoDiscovery.clusterName: expected the cluster's name, without which the chart runs nothing, got nothing; set { $output: cluster.clusterName }",
    },
    {
      fault: "a statement with the name of a controller's permissions",
      settings: {
        charts: {
          fetcher,
          scaler: {
            ...scaler,
            role: {
              ...scaler.role,
              statements: { "node-scaling": { actions: ["a:B"], resources: ["*"] } },
            },
          },
        },
      },
      message:
        'charts.scaler.role.statements.node-scaling: expected a name that no other policy of the role has, got "node-scaling"',
    },
    {
      fault: "a chart's secret that the data layer does not have",
      settings: { charts: { fetcher, scaler: { ...scaler, role: { ...scaler.role, secrets: ["stock"] } } } },
      message:
        'charts.scaler.role.secrets.0: expected a secret of data.secrets, got "stock"; known: orders-database, mail-key',
    },
    {
      fault: "requests in a unit that Kubernetes does not have",
      settings: {
        charts: {
          fetcher: {
            ...fetcher,
            values: { agents: { resources: { requests: { memory: "2GB", cpu: "100m" } } } },
          },
        },
      },
      message:
        'charts.fetcher.values.agents.resources.requests.memory: expected a quantity such as "500m" or "2Gi", got "2GB"',
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(faults(settings)).toEqual([message]);
  });
});
