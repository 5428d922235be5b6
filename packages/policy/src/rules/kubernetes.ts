import { all, equals, isSet, literal, oneOf, show, where } from "../checks";
import { type Example, KEY } from "../example";
import { type Check, met, type Rule, type ServiceRules } from "../rule";

const LEVELS = ["restricted", "baseline", "privileged"];
/** RFC 1123 labels: the API server refuses anything else, after everything before it was applied. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Providers write these types with and without the `_v1` of their API version. */
function both(type: string, rule: Omit<Rule, "type">): readonly Rule[] {
  const of = (name: string): Omit<Rule, "id"> => ({
    ...rule,
    type: name,
    fault: { ...rule.fault, at: `${name}/${rule.fault.at}` },
  });
  return [
    { ...of(`${type}_v1`), id: rule.id },
    { ...of(type), id: `${rule.id}-unversioned` },
  ];
}

/**
 * The EFS driver mounts with TLS unless it is told not to; a volume says so itself, since its file system refuses it
 * otherwise. Source: EFS CSI driver, README, "Encryption In Transit".
 */
const mountedWithTls =
  (attributes: string, options: string, otherwise: "" | "unless told otherwise" = ""): Check =>
  (volume) => {
    const asked = volume.get(`${attributes}.encryptInTransit`);
    const isOn = String(asked) === "true" || (otherwise !== "" && asked === undefined);
    const withoutTls = volume
      .list(options)
      .find((option) => /^(no)?tls$/.test(String(option)) && option !== "tls");
    return met(
      isOn && withoutTls === undefined,
      `${attributes}.encryptInTransit "true", and no mount option against TLS`,
      show(withoutTls ?? asked),
    );
  };

/** A key of ours: who may use AWS's own, nobody here can say or take back. */
const ownKey: Check = (storage) => {
  const key = storage.get("parameters.kmsKeyId");
  const isOurs =
    storage.references("parameters.kmsKeyId").some(({ type }) => type === "aws_kms_key") ||
    /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\//.test(String(key));
  return met(isOurs, "parameters.kmsKeyId of a key of ours", show(key));
};

const storageClass: Check = (storage, inventory) => {
  const provisioner = String(storage.get("storage_provisioner"));
  if (provisioner === "efs.csi.aws.com") {
    return all(
      equals("reclaim_policy", "Retain"),
      equals("parameters.provisioningMode", "efs-ap"),
      mountedWithTls("parameters", "mount_options", "unless told otherwise"),
    )(storage, inventory);
  }
  if (provisioner !== "ebs.csi.aws.com") return met(false, "the EFS or EBS driver", show(provisioner));
  return all(
    equals("parameters.type", "gp3"),
    equals("parameters.encrypted", true),
    ownKey,
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

const namespace = { metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } } };
const account = {
  metadata: {
    name: "sa-cart",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/shop-cart" },
  },
};
const volume = {
  spec: [
    {
      persistent_volume_reclaim_policy: "Retain",
      persistent_volume_source: {
        csi: {
          driver: "efs.csi.aws.com",
          volume_attributes: { encryptInTransit: "true" },
          volume_handle: "fs-0a1b2c3d4e5f60718::fsap-0a1b2c3d4e5f60718",
        },
      },
    },
  ],
};
const storage = {
  storage_provisioner: "ebs.csi.aws.com",
  parameters: { type: "gp3", encrypted: "true", kmsKeyId: KEY },
  volume_binding_mode: "WaitForFirstConsumer",
};

const example: Example = {
  layer: "addons",
  resource: {
    kubernetes_namespace_v1: { shop: namespace },
    kubernetes_namespace: { shop: namespace },
    kubernetes_service_account_v1: { cart: account },
    kubernetes_service_account: { cart: account },
    kubernetes_persistent_volume_v1: { files: volume },
    kubernetes_persistent_volume: { files: volume },
    kubernetes_storage_class_v1: { fast: storage },
    kubernetes_storage_class: { fast: storage },
  },
};

/** Objects inside of the cluster. */
export const kubernetes: ServiceRules = {
  example,
  rules: [
    ...both("kubernetes_namespace", {
      id: "namespace-pod-security",
      level: "M",
      reason: "without the label a namespace admits privileged pods",
      source: ["Kubernetes pod security admission"],
      setting: "namespaces",
      fault: { at: "shop/metadata/labels" },
      holds: oneOf('metadata.labels["pod-security.kubernetes.io/enforce"]', LEVELS),
    }),
    ...both("kubernetes_service_account", {
      id: "service-account-name",
      level: "M",
      reason: "the API server refuses other names, underscores among them",
      source: ["RFC 1123"],
      setting: "workloads",
      fault: { at: "cart/metadata/name", to: "sa_cart" },
      holds: literal("metadata.name", "a DNS label", (name) => DNS_LABEL.test(String(name))),
    }),
    ...both("kubernetes_service_account", {
      id: "service-account-role",
      level: "M",
      reason: "without the annotation its pods act as their node",
      source: ["EKS user guide, IAM roles for service accounts"],
      setting: "workloads",
      fault: { at: "cart/metadata/annotations" },
      holds: isSet('metadata.annotations["eks.amazonaws.com/role-arn"]'),
    }),
    ...both("kubernetes_persistent_volume", {
      id: "volume-access-point",
      level: "M",
      reason: "mounted without an access point, a file system shows all of itself, to any user",
      source: ["EFS CSI driver, static provisioning"],
      setting: "volumes",
      fault: { at: "files/spec/0/persistent_volume_source/csi/volume_handle", to: "fs-0a1b2c3d4e5f60718" },
      holds: where(
        (volume) => volume.get("spec.persistent_volume_source.csi.driver") === "efs.csi.aws.com",
        all(byAccessPoint, equals("spec.persistent_volume_reclaim_policy", "Retain")),
      ),
    }),
    ...both("kubernetes_persistent_volume", {
      id: "volume-tls",
      level: "M",
      reason: "files do not travel in the clear, and their file system refuses clients without TLS",
      source: ["EFS CSI driver, Encryption In Transit"],
      setting: "volumes",
      fault: {
        at: "files/spec/0/persistent_volume_source/csi/volume_attributes/encryptInTransit",
        to: "false",
      },
      holds: where(
        (volume) => volume.get("spec.persistent_volume_source.csi.driver") === "efs.csi.aws.com",
        mountedWithTls("spec.persistent_volume_source.csi.volume_attributes", "spec.mount_options"),
      ),
    }),
    ...both("kubernetes_storage_class", {
      id: "storage-class-key",
      level: "M",
      reason: "who may use the key of AWS's own is not ours to say or to take back",
      source: ["EBS CSI driver, parameters", "EC2.7"],
      setting: "storageClasses",
      fault: { at: "fast/parameters/kmsKeyId", to: "alias/aws/ebs" },
      holds: where((storage) => storage.get("storage_provisioner") === "ebs.csi.aws.com", ownKey),
    }),
    ...both("kubernetes_storage_class", {
      id: "storage-class",
      level: "M",
      reason: "volumes are encrypted and outlive a claim where data is shared",
      source: ["EKS best practices"],
      setting: "storageClasses",
      fault: { at: "fast/parameters/encrypted", to: "false" },
      holds: storageClass,
    }),
  ],
};
