import { describe, expect, it } from "vitest";
import { autoscaler, faults, shop } from "./shop.fixture";

const { fetcher, scaler } = shop.charts;

describe("what is right", () => {
  it("has no problem", () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    { what: "an autoscaler of the cluster's version", settings: { charts: { autoscaler, fetcher } } },
    {
      what: "a namespace of every cluster",
      settings: { charts: { fetcher: { ...fetcher, namespace: "default" } } },
    },
    {
      what: "nothing at all",
      settings: { namespaces: {}, charts: {}, objects: {}, workloads: {}, volumes: {} },
    },
  ])("may be $what", ({ settings }) => {
    expect(faults(settings)).toEqual([]);
  });

  it("is not judged by a data layer whose own settings are at fault", () => {
    expect(faults({}, { dataSettings: { secretsKey: 1 } })).toEqual([]);
  });
});

describe("service accounts", () => {
  it.each([
    {
      fault: "two roles for one service account",
      settings: {
        workloads: { ...shop.workloads, again: { namespace: "orders", serviceAccount: "orders" } },
      },
      message:
        "workloads.again.serviceAccount: expected a service account that no other chart or workload has, got orders/orders",
    },
    {
      fault: "a chart's service account as another chart's",
      settings: { charts: { fetcher, scaler, again: scaler } },
      message:
        "charts.again.role.serviceAccount: expected a service account that no other chart or workload has, got kube-system/scaler",
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(faults(settings)).toEqual([message]);
  });
});
