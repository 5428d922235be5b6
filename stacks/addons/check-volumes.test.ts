import { describe, expect, it } from "vitest";
import { problems } from "./problems.fixture";
import { shop } from "./shop.fixture";

describe("volumes", () => {
  const { metrics } = shop.volumes;
  it.each([
    {
      fault: "an access point whose name is mistyped",
      volumes: { metrics: { ...metrics, accessPoint: "sample" } },
      message:
        'volumes.metrics.accessPoint: expected a name in data.accessPoints, got "sample"; did you mean "samples"?',
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
        'volumes.metrics.namespace: expected a namespace: orders, operators, default, kube-node-lease, kube-public, kube-system, got "metrics"; add metrics to namespaces',
    },
  ])("refuse $fault", ({ volumes, message }) => {
    expect(problems({ volumes })).toEqual([message]);
  });

  it("may have claims of one name in two namespaces", () => {
    const series = { ...metrics, accessPoint: "series", namespace: "orders", claim: "metrics" };
    expect(problems({ volumes: { metrics, series } })).toEqual([]);
  });
});
