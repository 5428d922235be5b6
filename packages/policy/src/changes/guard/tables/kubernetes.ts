import { deletesItsStorage } from "../conditions";
import type { GuardedType } from "../guarded-type";

/** What holds data in a cluster. */
export const kubernetes: readonly GuardedType[] = [
  {
    types: versions("namespace"),
    reason: "every object in it goes, with volume claims and their data",
    source: ["Kubernetes, Namespaces"],
  },
  {
    types: versions("persistent_volume_claim"),
    reason: "the data of its volume goes with it, unless the volume is retained",
    source: ["Kubernetes, Persistent Volumes: reclaiming"],
  },
  {
    types: versions("persistent_volume"),
    reason: "its claim is lost, and the storage goes with it",
    only: deletesItsStorage,
    source: ["Kubernetes, Persistent Volumes: reclaiming"],
  },
  {
    types: [...versions("secret"), "kubernetes_secret_v1_data"],
    reason: "its values go, and pods that start need them; operators write more keys into it",
    source: ["Kubernetes, Secrets"],
  },
  {
    types: ["helm_release"],
    reason:
      "volume claims and custom resource definitions among its templates go with their data, and a plan does not show the templates",
    source: ["Helm, helm uninstall", "Helm, Custom Resource Definitions"],
  },
  {
    types: ["kubernetes_manifest", "kubectl_manifest"],
    reason: "it may be of any kind: a volume claim, a database of an operator, the definition of all of them",
    source: ["Kubernetes provider, kubernetes_manifest"],
  },
];

/** The type, and the one with the version of its API in the name, which is the same. */
function versions(name: string): readonly string[] {
  return [`kubernetes_${name}`, `kubernetes_${name}_v1`];
}
