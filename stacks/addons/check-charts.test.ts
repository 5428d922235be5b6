import { describe, expect, it } from "vitest";
import { autoscaler, problems } from "./problems.fixture";
import { shop } from "./shop.fixture";

const { fetcher, scaler } = shop.charts;

describe("charts and objects", () => {
  it.each([
    {
      fault: "waiting for a chart that is not there",
      settings: { charts: { fetcher, scaler: { ...scaler, after: ["fetcher", "mesh"] } } },
      message:
        'charts.scaler.after.1: expected a name in charts or objects: fetcher, scaler, orders-secrets, got "mesh"',
    },
    {
      fault: "objects of a chart that is not there",
      settings: { objects: { late: { namespace: "orders", after: ["mesh"], items: {} } } },
      message:
        'objects.late.after.0: expected a name in charts or objects: fetcher, scaler, late, got "mesh"',
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
      message: "objects.fetcher: expected a name that no chart has, got fetcher, which is in charts too",
    },
    {
      fault: "text where the service account goes",
      settings: { charts: { fetcher, scaler: { ...scaler, values: { rbac: "off" } } } },
      message:
        'charts.scaler.values.rbac: expected a map, since the role\'s service account is set at rbac.serviceAccount, got "off"',
    },
    {
      fault: "a secret in values",
      settings: {
        objects: { late: { namespace: "orders", items: { key: { apiVersion: "v1", kind: "Secret" } } } },
      },
      message:
        "objects.late.items.key.kind: expected a kind other than Secret, since values lie in the state as they are, got Secret; keep the secret in the data layer and let an operator fetch it",
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
  ])("refuse $fault", ({ settings, message }) => {
    expect(problems(settings)).toEqual([message]);
  });
});
