import { isPlainMap, own, valueAt } from "@strata/values";

/** A kind of which an operator makes pods. */
export interface OperatedKind {
  /** Labels of the pods of the object of that name. */
  readonly labels: (name: string) => Readonly<Record<string, string>>;
  readonly source: string;
}

/** Kinds that are run by operators, by kind; `spec.replicas` says how many pods each has, one where it is absent. */
export const OPERATED: Readonly<Record<string, OperatedKind>> = {
  RabbitmqCluster: {
    labels: (name) => ({
      "app.kubernetes.io/name": name,
      "app.kubernetes.io/component": "rabbitmq",
      "app.kubernetes.io/part-of": "rabbitmq",
    }),
    source: "rabbitmq/cluster-operator, internal/metadata/label.go",
  },
  Prometheus: {
    labels: (name) => ({ "app.kubernetes.io/name": "prometheus", "operator.prometheus.io/name": name }),
    source: "prometheus-operator, pkg/prometheus/server/statefulset.go",
  },
  Alertmanager: {
    labels: (name) => ({ "app.kubernetes.io/name": "alertmanager", alertmanager: name }),
    source: "prometheus-operator, pkg/alertmanager/statefulset.go",
  },
};

/** A Kubernetes object, as it is written. */
export type ManifestObject = Readonly<Record<string, unknown>>;

/** The pods of an object that always runs some: how many, and under which labels. */
export interface PodsOf {
  readonly replicas: number;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** Undefined for objects that run nothing, a pod on each node, or pods that end by themselves. */
export function podsOf(object: ManifestObject, name: string): PodsOf | undefined {
  const kind = String(object.kind);
  const replicas = valueAt(object, ["spec", "replicas"]) ?? 1;
  if (typeof replicas !== "number") return undefined;
  if (kind === "Pod") return { replicas: 1, labels: mapAt(object, ["metadata", "labels"]) };
  if (["Deployment", "StatefulSet", "ReplicaSet"].includes(kind)) {
    return { replicas, labels: mapAt(object, ["spec", "template", "metadata", "labels"]) };
  }
  const operated = own(OPERATED, kind);
  return operated === undefined ? undefined : { replicas, labels: operated.labels(name) };
}

function mapAt(object: ManifestObject, path: readonly string[]): Readonly<Record<string, unknown>> {
  const found = valueAt(object, path);
  return isPlainMap(found) ? found : {};
}
