import type { Example } from "../example";
import type { ServiceRules } from "../rule";
import {
  drainableObjects,
  limitsDisk,
  pinnedImagesOfObjects,
  scratchFits,
  startsBeforeItIsKilled,
  statesResourcesOfObjects,
} from "../workload-checks";

const SETTING = "objects.items";
const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };
const probe = { tcpSocket: { port: 5432 } };

const container = {
  name: "database",
  image: "registry.example.com/database:16.4.1",
  resources,
  livenessProbe: probe,
  startupProbe: { ...probe, failureThreshold: 60 },
};

/** A StatefulSet with this container, and a folder of its node. */
const database = (changes: object, emptyDir: object = { sizeLimit: "5Gi" }): object => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "database" },
  spec: {
    replicas: 2,
    template: {
      metadata: { labels: { app: "database" } },
      spec: { containers: [{ ...container, ...changes }], volumes: [{ name: "scratch", emptyDir }] },
    },
  },
});

const budget = (spec: object): object => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "database" },
  spec: { ...spec, selector: { matchLabels: { app: "database" } } },
});

const broker = (limit: string): object => ({
  apiVersion: "rabbitmq.com/v1beta1",
  kind: "RabbitmqCluster",
  metadata: { name: "broker" },
  spec: { replicas: 3, rabbitmq: { additionalConfig: `${limit}\n` } },
});

const objects = {
  database: database({}),
  budget: budget({ minAvailable: 1 }),
  broker: broker("disk_free_limit.absolute = 2GiB"),
};

/** JSON is YAML too. */
const text = (changes: object): readonly string[] => [
  JSON.stringify({ objects: { ...objects, ...changes } }),
];

const AT = "helm_release/objects/values";

const example: Example = {
  layer: "addons",
  resource: {
    helm_release: {
      objects: {
        chart: "./assets/objects/1",
        version: "1.0.0",
        namespace: "shop-objects",
        atomic: true,
        timeout: 600,
        values: text({}),
      },
    },
  },
};

/** Kubernetes objects that the platform ships as they are written. */
export const workloads: ServiceRules = {
  example,
  rules: [
    {
      id: "workload-budget-drainable",
      type: "helm_release",
      level: "M",
      reason: "a budget that keeps every pod never lets the node of the last one be drained or replaced",
      source: ["Kubernetes, Specifying a Disruption Budget for your Application"],
      setting: SETTING,
      fault: { at: AT, to: text({ budget: budget({ minAvailable: "100%" }) }) },
      holds: drainableObjects,
    },
    {
      id: "workload-startup-probe",
      type: "helm_release",
      level: "M",
      reason: "a liveness probe kills software that is still opening its data, again and again",
      source: ["Kubernetes, Configure Liveness, Readiness and Startup Probes"],
      setting: SETTING,
      fault: { at: AT, to: text({ database: database({ startupProbe: undefined }) }) },
      holds: startsBeforeItIsKilled,
    },
    {
      id: "workload-images-pinned",
      type: "helm_release",
      level: "M",
      reason: "a floating tag runs something else after the next restart, and differs from node to node",
      source: ["CKV_K8S_14", "CKV_K8S_43"],
      setting: SETTING,
      fault: { at: AT, to: text({ database: database({ image: "registry.example.com/database:16" }) }) },
      holds: pinnedImagesOfObjects,
    },
    {
      id: "workload-resources",
      type: "helm_release",
      level: "P",
      reason:
        "without requests a pod is placed anywhere and evicted first; without a limit it takes its node's memory",
      source: ["CKV_K8S_10", "CKV_K8S_12", "CKV_K8S_13"],
      setting: SETTING,
      fault: { at: AT, to: text({ database: database({ resources: {} }) }) },
      holds: statesResourcesOfObjects,
    },
    {
      id: "workload-scratch-fits",
      type: "helm_release",
      level: "M",
      reason: "a pod that fills its node's disk has every pod of the node evicted",
      source: ["Kubernetes, Local ephemeral storage"],
      setting: SETTING,
      fault: { at: AT, to: text({ database: database({}, {}) }) },
      holds: scratchFits,
    },
    {
      id: "broker-disk-limit",
      type: "helm_release",
      level: "M",
      reason: "the operator sets an absolute limit, beside which RabbitMQ reads no relative one",
      source: ["rabbitmq/cluster-operator, internal/resource/configmap.go"],
      setting: SETTING,
      fault: { at: AT, to: text({ broker: broker("disk_free_limit.relative = 1.0") }) },
      holds: limitsDisk,
    },
  ],
};
