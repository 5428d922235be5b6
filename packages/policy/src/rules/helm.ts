import { all, atLeast, equals, isSet, literal, where } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

/**
 * A chart key that holds a credential itself. `secretKey` does not: it names an entry of a Secret. Nor does a key
 * whose line ends: a map under that name follows.
 */
const SECRET_KEY =
  /^\s*[\w.-]*(?:password|passwd|api[-_]?key|token)[ \t]*:[ \t]*["']?(?!\s|$|["']{2}|\$\{)([^\s"']{4,})/gim;

/** A variable of the pod's environment, where a Secret puts it; or a switch, as of `automountServiceAccountToken`. */
const NO_CREDENTIAL = /^(\$[A-Z][A-Z0-9_]*|true|false)$/;

const noSecretInValues: Check = (release) => {
  const text = release.list("values").map(String).join("\n");
  const credentials = [...text.matchAll(SECRET_KEY)].filter(([, value]) => !NO_CREDENTIAL.test(value ?? ""));
  return met(credentials.length === 0, "no credential in values", "one");
};

const example: Example = {
  layer: "addons",
  resource: {
    helm_release: {
      scaler: {
        chart: "cluster-autoscaler",
        repository: "https://kubernetes.github.io/autoscaler",
        version: "9.59.0",
        namespace: "kube-system",
        atomic: true,
        timeout: 600,
        // All but the first line name a credential and hold none.
        values: [
          'replicaCount: 2\napi-key:\n  kind: ExternalSecret\n  secretKey: api-key\ntoken: "$API_TOKEN"\nautomountServiceAccountToken: false\n',
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
