import { defineKind } from "@strata/kind";
import { BUILT_IN_NAMESPACES, constructId, kubernetesName } from "@strata/kind/vocabulary";
import { namespace } from "./settings";

/** Namespaces, each with its Pod Security level and its network policies. */
export const namespaces = defineKind({
  key: "namespaces",
  title: "namespace",
  description: "Namespaces that this layer creates, by name",
  entry: namespace,
  entryName: constructId(kubernetesName),
  names: {
    namespace: {
      of: "namespace",
      default: "{entry}",
      scope: "anywhere",
      longest: 63,
      fixed: {
        since: "Kubernetes renames no namespace: this one is deleted with everything in it",
        way: "add a namespace with the other name beside it, move what is in it, then give this one up",
        source: "Kubernetes documentation, Namespaces",
      },
    },
  },
  kept: {
    since: "everything in it goes with it, claims of volumes too",
    way: "take the charts, objects and workloads out of it and apply that",
    source: "Kubernetes documentation, Namespaces",
  },
  check: ({ name, entry }) => [
    ...((BUILT_IN_NAMESPACES as readonly string[]).includes(name)
      ? [{ path: [], expected: "a namespace that the cluster does not have from its start", got: name }]
      : []),
    ...Object.keys(entry.labels)
      .filter((label) => /^(pod-security\.kubernetes\.io\/|kubernetes\.io\/metadata\.name$)/.test(label))
      .map((label) => ({
        path: ["labels", label],
        expected: "a label that neither podSecurity nor Kubernetes itself sets",
        got: JSON.stringify(label),
      })),
  ],
});
