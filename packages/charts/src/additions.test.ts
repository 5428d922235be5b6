import { describe, expect, it } from "vitest";
import { additionsWith } from "./additions";
import { FACTS } from "./catalogue";

const brought = (chart: string, values: object): readonly string[] =>
  additionsWith(values as Readonly<Record<string, unknown>>, FACTS[chart]?.adds).map(
    ({ object, at }) => `${object} ${at}`,
  );

describe("what a chart brings", () => {
  it("is its own where nothing is set", () => {
    expect(brought("rabbitmq-cluster-operator", { msgTopologyOperator: { enabled: false } })).toEqual([
      "NetworkPolicy clusterOperator.networkPolicy.enabled",
      "NetworkPolicy msgTopologyOperator.networkPolicy.enabled",
    ]);
    expect(brought("gateway", {})).toEqual(["Service service.type"]);
    expect(brought("kube-prometheus-stack", {})).toEqual(["ClusterRole kube-state-metrics.collectors"]);
  });

  it("is what is switched on, once", () => {
    expect(brought("gateway", { service: { type: "NodePort" } })).toEqual(["Service service.type"]);
    expect(brought("grafana", { sidecar: { dashboards: { enabled: true } } })).toEqual([
      "ClusterRole rbac.namespaced",
    ]);
  });

  it("is found by its name in charts that nothing is known of", () => {
    const values = {
      server: { service: { type: "LoadBalancer" }, networkPolicy: { enabled: true } },
      networkPolicies: { create: true },
      uiService: { type: "NodePort" },
    };
    expect(brought("unheard-of", values).toSorted()).toEqual([
      "NetworkPolicy networkPolicies.create",
      "NetworkPolicy server.networkPolicy.enabled",
      "Service server.service.type",
      "Service uiService.type",
    ]);
  });

  it("is nothing where it is off", () => {
    const off = { networkPolicy: { enabled: false } };
    expect(brought("rabbitmq-cluster-operator", { clusterOperator: off, msgTopologyOperator: off })).toEqual(
      [],
    );
    expect(brought("gateway", { service: { type: "ClusterIP" } })).toEqual([]);
    expect(brought("kube-prometheus-stack", { "kube-state-metrics": { collectors: ["pods"] } })).toEqual([]);
  });
});
