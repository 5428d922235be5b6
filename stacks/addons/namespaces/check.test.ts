import { describe, expect, it } from "vitest";
import { faults, shop } from "../shop.fixture";

describe("namespaces", () => {
  it.each([
    {
      fault: "a namespace that nobody makes",
      settings: { workloads: { orders: { namespace: "order" } } },
      message:
        'workloads.orders.namespace: expected default, kube-node-lease, kube-public, kube-system, or a namespace of addons.namespaces, got "order"; did you mean "orders"?',
    },
    {
      fault: "making one that is there",
      settings: { namespaces: { ...shop.namespaces, "kube-system": {} } },
      message:
        "namespaces.kube-system: expected a namespace that the cluster does not have from its start, got kube-system",
    },
    {
      fault: "a label that podSecurity sets",
      settings: {
        namespaces: {
          ...shop.namespaces,
          jobs: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } },
        },
      },
      message:
        'namespaces.jobs.labels.pod-security.kubernetes.io/enforce: expected a label that neither podSecurity nor Kubernetes itself sets, got "pod-security.kubernetes.io/enforce"',
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(faults(settings)).toEqual([message]);
  });
});
