import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

const both = (name: string): readonly string[] => [`kubernetes_${name}`, `kubernetes_${name}_v1`];
const CLAIMS = both("persistent_volume_claim");
const VOLUMES = both("persistent_volume");
const NAME = ["metadata.name", "metadata.namespace", "metadata.generate_name"];

/** Objects of Kubernetes that hold data, or that others need. */
export const kubernetes: readonly ChangeRule[] = [
  ...rulesOf({
    id: "namespace",
    types: both("namespace"),
    lost: "every object in it: workloads, secrets, and volume claims with the data of their volumes",
    deletion:
      "move or delete what is in it first, releases before operators; a namespace whose finalizers nobody serves stays in Terminating",
    replacement: "make the other namespace beside it, move what is in this one, and delete it last",
    source: ["Kubernetes, Namespaces: delete", "Kubernetes provider, kubernetes_namespace_v1"],
    fixed: [
      {
        id: "name",
        attributes: ["metadata", "metadata.name", "metadata.generate_name"],
        reason: "a namespace cannot be renamed: it is deleted with every object in it",
      },
    ],
  }),
  ...rulesOf({
    id: "volume-claim",
    types: CLAIMS,
    lost: "the data of its volume, where the reclaim policy is Delete, as that of storage classes is by default",
    deletion: "set the volume's reclaim policy to Retain first (kubectl patch pv), or take a snapshot",
    replacement:
      "set the volume's reclaim policy to Retain, make a second claim, copy the files, move the pods, and delete this one last",
    source: [
      "Kubernetes, Persistent Volumes: reclaiming",
      "Kubernetes provider, kubernetes_persistent_volume_claim_v1",
    ],
    fixed: [
      {
        id: "settings",
        attributes: [...NAME, "metadata", "spec"],
        reason:
          "a claim cannot be changed but for its size, so it is deleted, with the data of its volume, and made anew",
      },
    ],
  }),
  {
    id: "volume-claim-shrinks",
    types: [...CLAIMS, ...VOLUMES],
    on: ["update"],
    attributes: ["spec.resources.requests.storage", "spec.capacity.storage"],
    when: { words: "shrinks", test: (before, after) => bytesOf(after) < bytesOf(before) },
    effect: "refuses",
    reason: "Kubernetes lets a claim only grow",
    way: "write the size that it has; for less, make a second claim and copy the files",
    source: ["Kubernetes, Persistent Volumes: expanding claims"],
    fault: {
      before: { spec: [{ resources: [{ requests: { storage: "20Gi" } }] }] },
      after: { spec: [{ resources: [{ requests: { storage: "10Gi" } }] }] },
    },
    right: {
      before: { spec: [{ resources: [{ requests: { storage: "10Gi" } }] }] },
      after: { spec: [{ resources: [{ requests: { storage: "10240Mi" } }] }] },
    },
  },
  ...rulesOf({
    id: "volume",
    types: VOLUMES,
    effect: "cannotBeUndone",
    lost: "the tie between a claim and its data: the claim is Lost, and does not bind another volume; with the reclaim policy Delete the data goes too",
    deletion:
      "stop the pods, delete the claim, and delete the volume last; with Retain the data stays where it is",
    replacement:
      "make a second volume and claim under other names for the same data, move the pods, and delete this one last",
    source: ["Kubernetes, Persistent Volumes: phase", "Kubernetes provider, kubernetes_persistent_volume_v1"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "metadata",
          "metadata.name",
          "spec",
          "spec.persistent_volume_source",
          "spec.storage_class_name",
        ],
        reason: "the source of a volume is fixed, so it is deleted and made anew, and its claim is Lost",
      },
    ],
  }),
  {
    id: "volume-reclaim-delete",
    types: [...VOLUMES, ...both("storage_class")],
    on: ["update"],
    attributes: ["spec.persistent_volume_reclaim_policy"],
    when: { words: "becomes Delete", test: (before, after) => before !== "Delete" && after === "Delete" },
    effect: "interrupts",
    lasts: "nobody; from now on the data goes with the claim",
    reason: "whoever deletes the claim deletes the data",
    way: "leave it at Retain for data that matters",
    source: ["Kubernetes, Persistent Volumes: reclaiming"],
    fault: {
      before: { spec: [{ persistent_volume_reclaim_policy: "Retain" }] },
      after: { spec: [{ persistent_volume_reclaim_policy: "Delete" }] },
    },
    right: {
      before: { spec: [{ persistent_volume_reclaim_policy: "Delete" }] },
      after: { spec: [{ persistent_volume_reclaim_policy: "Retain" }] },
    },
  },
  ...rulesOf({
    id: "storage-class",
    types: both("storage_class"),
    effect: "replaces",
    lost: "the class by which new claims get volumes: they stay Pending; volumes there are stay",
    deletion: "see that no claim or StatefulSet names it any more",
    replacement: "make a second class under another name, and let new claims name that",
    source: ["Kubernetes, Storage Classes", "Kubernetes provider, kubernetes_storage_class_v1"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "metadata",
          "metadata.name",
          "storage_provisioner",
          "parameters",
          "reclaim_policy",
          "volume_binding_mode",
          "mount_options",
          "allowed_topologies",
        ],
        reason:
          "a class cannot be changed, so it is deleted and made anew; claims that come meanwhile stay Pending, and volumes there are keep what they have",
      },
    ],
  }),
  ...rulesOf({
    id: "service-account",
    types: both("service_account"),
    effect: "replaces",
    lost: "the identity of its pods: their tokens are refused, and roles of AWS that trust it by name come back only with it",
    deletion: "move its pods to another service account first",
    source: ["Kubernetes, Service Accounts"],
    fixed: [
      {
        id: "name",
        attributes: ["metadata", ...NAME],
        reason: "a service account cannot be renamed; tokens of its pods are refused",
      },
    ],
  }),
  ...rulesOf({
    id: "secret-object",
    types: [...both("secret"), ...both("config_map")],
    effect: "destroys",
    lost: "its values: pods that start need it, and do not start without it",
    deletion: "see that no pod reads it any more",
    source: ["Kubernetes, Secrets"],
    fixed: [
      {
        id: "name",
        attributes: ["metadata", ...NAME, "type", "immutable"],
        reason: "name and type are fixed, so it is deleted and made anew",
      },
    ],
  }),
  ...rulesOf({
    id: "workload-object",
    types: ["deployment", "stateful_set", "daemon_set", "service", "ingress", "job", "cron_job"].flatMap(
      (name) => [...both(name), ...(name === "daemon_set" ? ["kubernetes_daemonset"] : [])],
    ),
    effect: "replaces",
    lost: "what it runs, and its address; a StatefulSet's volume claims stay",
    deletion: "see that nobody uses it any more",
    replacement:
      "make the other one beside it under another name, lead its users there, and delete this one last",
    source: ["Kubernetes, Workloads", "Kubernetes, Service"],
  }),
  ...rulesOf({
    id: "custom-object",
    types: ["kubernetes_manifest", "kubectl_manifest"],
    lost: "whatever its operator makes of it; of a custom resource definition, all objects of its kind",
    deletion: "ask its operator's documentation what becomes of its data",
    source: ["Kubernetes, Custom Resources"],
  }),
];

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** Bytes of a quantity such as `20Gi`; nothing compares with what is none. Source: Kubernetes, resource units. */
function bytesOf(quantity: unknown): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return number === undefined ? Number.NaN : Number(number) * (UNITS[unit] ?? Number.NaN);
}
