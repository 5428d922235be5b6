import { checkValues } from "@strata/config";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { shopWith } from "../../shop-environment.fixture";
import { networkAddons, shopNetwork } from "../shop.fixture";

const scaler = {
  repository: "https://kubernetes.github.io/autoscaler",
  chart: "cluster-autoscaler",
  version: "9.59.0",
  namespace: "kube-system",
  values: { autoDiscovery: { clusterName: "shop" }, image: { tag: "v1.35.0" }, replicaCount: 2 },
};
const shipped = (kind: string, spec: object): object => ({
  web: { namespace: "kube-system", items: { web: { apiVersion: "apps/v1", kind, spec } } },
});
const general = { instanceTypes: ["t3.small"], min: 1, max: 4, desired: 1 };

interface Changes {
  readonly nodeGroups?: object;
  readonly addons?: object;
  readonly charts?: object;
  readonly objects?: object;
}

/** What `config check` says of node groups; a t3.small has room for 11 pods, of which 2 are of the network. */
function faults({
  nodeGroups = { general },
  addons = {},
  charts = {},
  objects = {},
}: Changes): readonly string[] {
  const environment = {
    ...shopWith("network", "cluster", "addons"),
    network: shopNetwork,
    cluster: {
      version: "1.35",
      subnets: ["private"],
      logs: { key: "platform" },
      nodeGroups,
      addons: { ...networkAddons, ...addons },
    },
    addons: { charts, objects },
  };
  return checkValues(environment, layers)
    .filter(({ path }) => path[0] === "cluster")
    .map(({ path, expected, got }) => `${path.join(".")}: expected ${expected}, got ${got}`);
}

describe("the nodes that a cluster starts with", () => {
  it.each([
    { why: "as many pods as fit", changes: { objects: shipped("Deployment", { replicas: 9 }) } },
    { why: "jobs, which end", changes: { objects: shipped("CronJob", { replicas: 99 }) } },
    {
      why: "a node more",
      changes: {
        nodeGroups: { general: { ...general, desired: 2 } },
        objects: shipped("StatefulSet", { replicas: 18 }),
      },
    },
    {
      why: "prefixes in place of addresses",
      changes: {
        addons: {
          "vpc-cni": {
            ...networkAddons["vpc-cni"],
            configuration: { env: { ENABLE_PREFIX_DELEGATION: "true" } },
          },
        },
        objects: shipped("Deployment", { replicas: 90 }),
      },
    },
    {
      why: "a type of which nothing is known",
      changes: {
        nodeGroups: { general: { ...general, instanceTypes: ["m5.metal"] } },
        objects: shipped("Deployment", { replicas: 900 }),
      },
    },
  ])("have room: $why", ({ changes }) => {
    expect(faults(changes)).toEqual([]);
  });

  it.each([
    {
      why: "replicas of an object",
      changes: { objects: shipped("Deployment", { replicas: 10 }) },
      message:
        "cluster.nodeGroups.general: expected room for the platform's 12 pods: 2 on each of 1 nodes, and 10, got 11: 1 t3.small with 11 each",
    },
    {
      why: "a chart and an add-on beside them, and pods on each node",
      changes: {
        nodeGroups: { general: { ...general, desired: 2 } },
        addons: { coredns: {}, "aws-ebs-csi-driver": {} },
        charts: { scaler },
        objects: shipped("StatefulSet", { replicas: 11 }),
      },
      message:
        "cluster.nodeGroups.general: expected room for the platform's 23 pods: 3 on each of 2 nodes, and 17, got 22: 2 t3.small with 11 each",
    },
    {
      why: "the smallest of several types",
      changes: {
        nodeGroups: { general: { ...general, instanceTypes: ["t3.large", "t3a.small"] } },
        objects: shipped("RabbitmqCluster", { replicas: 7 }),
      },
      message:
        "cluster.nodeGroups.general: expected room for the platform's 9 pods: 2 on each of 1 nodes, and 7, got 8: 1 t3a.small with 8 each",
    },
    {
      why: "nodes that repel it",
      changes: {
        nodeGroups: {
          general,
          jobs: { ...general, instanceTypes: ["t3.large"], taints: { jobs: { effect: "NoSchedule" } } },
        },
        objects: shipped("DaemonSet", {}),
        charts: { scaler: { ...scaler, values: { ...scaler.values, replicaCount: 9 } } },
      },
      message:
        "cluster.nodeGroups.general: expected room for the platform's 12 pods: 3 on each of 1 nodes, and 9, got 11: 1 t3.small with 11 each",
    },
  ])("are too small: $why", ({ changes, message }) => {
    expect(faults(changes)).toEqual([message]);
  });
});
