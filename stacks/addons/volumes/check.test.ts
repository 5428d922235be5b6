import { describe, expect, it } from "vitest";
import { faults, shop } from "../shop.fixture";

describe("volumes", () => {
  const { metrics } = shop.volumes;
  it.each([
    {
      fault: "an access point whose name is mistyped",
      volumes: { metrics: { ...metrics, accessPoint: "sample" } },
      message:
        'volumes.metrics.accessPoint: expected an access point of data.accessPoints, got "sample"; did you mean "samples"?',
    },
    {
      fault: "a claim that another volume has",
      volumes: { metrics, series: { ...metrics, accessPoint: "series", claim: "metrics" } },
      message:
        "volumes.series.claim: expected a claim that no other volume has in its namespace, got operators/metrics",
    },
    {
      fault: "a namespace that nobody makes",
      volumes: { metrics: { ...metrics, namespace: "metrics" } },
      message:
        'volumes.metrics.namespace: expected default, kube-node-lease, kube-public, kube-system, or a namespace of addons.namespaces, got "metrics"; known: default, kube-node-lease, kube-public, kube-system, orders, operators',
    },
  ])("refuse $fault", ({ volumes, message }) => {
    expect(faults({ volumes })).toEqual([message]);
  });

  it("may have claims of one name in two namespaces", () => {
    const series = { ...metrics, accessPoint: "series", namespace: "orders", claim: "metrics" };
    expect(faults({ volumes: { metrics, series } })).toEqual([]);
  });
});
