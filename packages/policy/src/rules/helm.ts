import { all, atLeast, equals, isSet, literal, where } from "../checks";
import { credentialIn } from "../credentials/credentials";
import type { Example } from "../example";
import { notAwaited } from "../orders/made-before";
import { namespacesNamedBy } from "../releases";
import { type Check, met, type ServiceRules } from "../rule";

const noSecretInValues: Check = (release) => {
  const found = credentialIn(release.list("values").map(String).join("\n"));
  return met(found === undefined, "no credential in values", `${found?.kind}`);
};

const namespacesFirst: Check = (release, inventory) => {
  const named = namespacesNamedBy(release);
  const made = inventory
    .resources("kubernetes_namespace_v1", release.layer)
    .filter((namespace) => named.includes(String(namespace.get("metadata.name"))));
  const missing = notAwaited(release, made, inventory);
  return met(
    missing.length === 0,
    "depends_on with each namespace that it puts objects into",
    `none of ${missing.map(({ address }) => address).join(", ")}`,
  );
};

const example: Example = {
  layer: "addons",
  resource: {
    kubernetes_namespace_v1: {
      agents: {
        metadata: {
          name: "shop-agents",
          labels: { "pod-security.kubernetes.io/enforce": "privileged" },
        },
      },
    },
    helm_release: {
      exporter: {
        chart: "exporter",
        repository: "https://charts.example.com",
        version: "1.0.0",
        namespace: "kube-system",
        atomic: true,
        timeout: 600,
        values: ["agents:\n  namespaceOverride: shop-agents\n"],
        depends_on: ["kubernetes_namespace_v1.agents"],
      },
      scaler: {
        chart: "cluster-autoscaler",
        repository: "https://kubernetes.github.io/autoscaler",
        version: "9.59.0",
        namespace: "kube-system",
        atomic: true,
        timeout: 600,
        // All but the first two lines name a credential and hold none.
        values: [
          'replicaCount: 2\nresources: {requests: {cpu: 100m, memory: 300Mi}, limits: {memory: 600Mi}}\napi-key:\n  kind: ExternalSecret\n  secretKey: api-key\ntoken: "$API_TOKEN"\nautomountServiceAccountToken: false\n',
        ],
      },
    },
  },
};

/** A release is named, pinned, and undone when it fails. */
export const helm: ServiceRules = {
  example,
  rules: [
    {
      id: "helm-release-pinned",
      type: "helm_release",
      level: "M",
      reason: "a floating chart differs at every apply",
      source: ["Helm best practices"],
      setting: "charts.version",
      fault: { at: "helm_release/scaler/version", to: ">= 9.0.0" },
      // A chart in the repository is pinned by the commit.
      holds: where(
        (release) => !/^[./]|\$\{path\./.test(String(release.get("chart"))),
        all(
          isSet("repository"),
          literal("version", "an exact version", (version) => /^v?\d+\.\d+\.\d+/.test(String(version))),
        ),
      ),
    },
    {
      id: "helm-release-waits",
      type: "helm_release",
      level: "M",
      reason: "a release that fails half-way is undone, and the next one starts on a clean state",
      source: ["Helm, --atomic"],
      setting: "charts.timeoutSeconds",
      fault: { at: "helm_release/scaler/atomic" },
      holds: all(
        isSet("namespace"),
        equals("atomic", true),
        literal("wait", "absent or true", (wait) => [undefined, null, true].includes(wait as null)),
        atLeast("timeout", 300),
      ),
    },
    {
      id: "helm-release-namespaces-first",
      type: "helm_release",
      level: "M",
      reason:
        "a release that does not wait for a namespace fails where that is made later, and at destroy where it goes first",
      source: ["Terraform, depends_on"],
      setting: "charts.namespace",
      fault: { at: "helm_release/exporter/depends_on" },
      holds: namespacesFirst,
    },
    {
      id: "helm-release-no-secret",
      type: "helm_release",
      level: "M",
      reason: "values are in the state and in the cluster's release history",
      source: ["Terraform guide, sensitive data in state"],
      setting: "charts.values",
      fault: { at: "helm_release/scaler/values", to: ["admin:\n  password: hunter22\n"] },
      holds: noSecretInValues,
    },
  ],
};
