import { describe, expect, it } from "vitest";
import { autoscaler, others, problems } from "./problems.fixture";
import { shop } from "./shop.fixture";

const { fetcher } = shop.charts;

describe("what is right", () => {
  it("has no problem", () => {
    expect(problems({})).toEqual([]);
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
    expect(problems(settings)).toEqual([]);
  });

  it("is not judged by a data layer whose own settings are at fault", () => {
    expect(problems({}, { upstream: { cluster: others.cluster } })).toEqual([]);
  });
});

describe("namespaces", () => {
  it.each([
    {
      fault: "a namespace that nobody makes",
      settings: { workloads: { orders: { namespace: "order" } } },
      message:
        'workloads.orders.namespace: expected a namespace: orders, operators, default, kube-node-lease, kube-public, kube-system, got "order"; add order to namespaces',
    },
    {
      fault: "making one that is there",
      settings: { namespaces: { ...shop.namespaces, "kube-system": {} } },
      message:
        "namespaces.kube-system: expected a namespace that the cluster does not have from its start, got kube-system",
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(problems(settings)).toEqual([message]);
  });
});

it("has one default storage class at most", () => {
  const { fast, shared } = shop.storageClasses;
  expect(problems({ storageClasses: { fast, shared: { ...shared, default: "class" } } })).toEqual([
    "storageClasses.shared.default: expected one default class, which is fast, got class",
  ]);
});
