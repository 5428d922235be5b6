import { all, atLeast, equals, isSet, literal, oneOf, show, where } from "../checks";
import { type Check, met, type Rule } from "../rule";

const LEVELS = ["restricted", "baseline", "privileged"];
/** RFC 1123 labels: the API server refuses anything else, after everything before it was applied. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Providers write these types with and without the `_v1` of their API version. */
function both(type: string, rule: Omit<Rule, "type">): readonly Rule[] {
  return [
    { ...rule, type: `${type}_v1` },
    { ...rule, id: `${rule.id}-unversioned`, type },
  ];
}

const storageClass: Check = (storage, inventory) => {
  const provisioner = String(storage.get("storage_provisioner"));
  if (provisioner === "efs.csi.aws.com") {
    return all(equals("reclaim_policy", "Retain"), equals("parameters.provisioningMode", "efs-ap"))(
      storage,
      inventory,
    );
  }
  if (provisioner !== "ebs.csi.aws.com") return met(false, "the EFS or EBS driver", show(provisioner));
  return all(
    equals("parameters.type", "gp3"),
    equals("parameters.encrypted", true),
    isSet("parameters.kmsKeyId"),
    equals("volume_binding_mode", "WaitForFirstConsumer"),
  )(storage, inventory);
};

/** Ids are attributes of other layers, so the text around them is what can be told. */
const byAccessPoint: Check = (volume) => {
  const path = "spec.persistent_volume_source.csi.volume_handle";
  const handle = String(volume.get(path));
  const wellFormed = /^[^:]+::[^:]+$/.test(handle.replace(/\$\{[^}]*\}/g, "id"));
  return met(wellFormed, `${path} <file system>::<access point>`, show(handle));
};

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

/** A release is named, pinned, and undone when it fails. */
export const kubernetesRules: readonly Rule[] = [
  ...both("kubernetes_namespace", {
    id: "namespace-pod-security",
    level: "M",
    reason: "without the label a namespace admits privileged pods",
    source: ["Kubernetes pod security admission"],
    setting: "namespaces",
    holds: oneOf('metadata.labels["pod-security.kubernetes.io/enforce"]', LEVELS),
  }),
  ...both("kubernetes_service_account", {
    id: "service-account-name",
    level: "M",
    reason: "the API server refuses other names, underscores among them",
    source: ["RFC 1123"],
    setting: "workloads",
    holds: literal("metadata.name", "a DNS label", (name) => DNS_LABEL.test(String(name))),
  }),
  ...both("kubernetes_service_account", {
    id: "service-account-role",
    level: "M",
    reason: "without the annotation its pods act as their node",
    source: ["EKS user guide, IAM roles for service accounts"],
    setting: "workloads",
    holds: isSet('metadata.annotations["eks.amazonaws.com/role-arn"]'),
  }),
  ...both("kubernetes_persistent_volume", {
    id: "volume-access-point",
    level: "M",
    reason: "mounted without an access point, a file system shows all of itself, to any user",
    source: ["EFS CSI driver, static provisioning"],
    setting: "volumes",
    holds: where(
      (volume) => volume.get("spec.persistent_volume_source.csi.driver") === "efs.csi.aws.com",
      all(byAccessPoint, equals("spec.persistent_volume_reclaim_policy", "Retain")),
    ),
  }),
  ...both("kubernetes_storage_class", {
    id: "storage-class",
    level: "M",
    reason: "volumes are encrypted and outlive a claim where data is shared",
    source: ["EKS best practices"],
    setting: "storageClasses",
    holds: storageClass,
  }),
  {
    id: "helm-release-pinned",
    type: "helm_release",
    level: "M",
    reason: "a floating chart differs at every apply",
    source: ["Helm best practices"],
    setting: "charts.version",
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
    holds: noSecretInValues,
  },
];
