import { describe, expect, it } from "vitest";
import { FACTS } from "./catalogue";
import { blocksDrains, runningWith } from "./running";

const runs = (chart: string, values: object): ReturnType<typeof runningWith> =>
  runningWith(values as Readonly<Record<string, unknown>>, FACTS[chart]?.runs ?? []);

describe("a disruption budget", () => {
  it.each([
    { budget: { minAvailable: 1 }, replicas: 1, expected: "minAvailable 1 of 1 replica" },
    { budget: { minAvailable: 3 }, replicas: 2, expected: "minAvailable 3 of 2 replicas" },
    { budget: { minAvailable: "51%" }, replicas: 1, expected: "minAvailable 51% of 1 replica" },
    { budget: { minAvailable: "100%" }, replicas: 4, expected: "minAvailable 100% of 4 replicas" },
    { budget: { minAvailable: "67%" }, replicas: 3, expected: "minAvailable 67% of 3 replicas" },
    { budget: { maxUnavailable: 0 }, replicas: 3, expected: "maxUnavailable 0" },
    { budget: { maxUnavailable: "0%" }, replicas: 3, expected: "maxUnavailable 0%" },
  ])("keeps every pod: $expected", ({ budget, replicas, expected }) => {
    expect(blocksDrains(budget, replicas)).toBe(expected);
  });

  it.each([
    { budget: { minAvailable: 1 }, replicas: 2 },
    { budget: { minAvailable: "50%" }, replicas: 2 },
    { budget: { maxUnavailable: 1 }, replicas: 1 },
    { budget: { maxUnavailable: "1%" }, replicas: 1 },
    { budget: { minAvailable: 1 }, replicas: 0 },
    { budget: { minAvailable: 1 }, replicas: undefined },
    { budget: {}, replicas: 1 },
  ])("lets a pod go: $budget of $replicas", ({ budget, replicas }) => {
    expect(blocksDrains(budget, replicas)).toBeUndefined();
  });
});

describe("what a chart runs", () => {
  it("has the chart's own budget under the values, and none where the chart makes none", () => {
    const [influx] = runs("influxdb2", {});
    expect(influx?.budget).toEqual({ at: "pdb", minAvailable: 1 });
    expect(runs("influxdb2", { pdb: { create: false } })[0]?.budget).toBeUndefined();
    // The chart of Istio makes its budget from two replicas on.
    expect(runs("istiod", {})[0]?.budget).toBeUndefined();
    expect(runs("istiod", { pilot: { autoscaleMin: 2 } })[0]?.budget).toEqual({ at: "pdb", minAvailable: 1 });
  });

  it("has a replica count that is overridden without the budget that depends on it", () => {
    const values = { alertmanager: { podDisruptionBudget: { enabled: true } } };
    const of = (replicas: number): string | undefined => {
      const spec = { alertmanager: { ...values.alertmanager, alertmanagerSpec: { replicas } } };
      const found = runs("kube-prometheus-stack", spec).find(({ name }) => name === "alertmanager");
      return blocksDrains(found?.budget ?? {}, found?.replicas);
    };

    expect(of(2)).toBeUndefined();
    expect(of(1)).toBe("minAvailable 1 of 1 replica");
  });

  it("leaves out what is off, and pods that are on each node have no count", () => {
    const stack = runs("kube-prometheus-stack", { alertmanager: { enabled: false } });
    expect(stack.map(({ name, replicas }) => [name, replicas])).toEqual([
      ["prometheus", 1],
      ["prometheus-operator", 1],
      ["kube-state-metrics", 1],
      ["node-exporter", undefined],
    ]);
  });

  it("says what nobody states of its resources", () => {
    expect(runs("metrics-server", {})[0]?.unstated).toEqual(["resources.limits.memory"]);
    expect(runs("secrets-store-csi-driver", {})[0]?.unstated).toEqual([]);
    expect(runs("cluster-autoscaler", { resources: { requests: { cpu: 1 } } })[0]?.unstated).toEqual([
      "resources.requests.memory",
      "resources.limits.memory",
    ]);
  });
});
