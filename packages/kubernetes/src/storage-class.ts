import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import type { Construct } from "constructs";

/** A kind of volume that claims can ask for by name. */
export interface StorageClassProps {
  readonly name: string;
  /** CSI driver, for example `efs.csi.aws.com`. */
  readonly provisioner: string;
  /** Parameters of the driver; all text, `"true"` too. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What becomes of the data when a claim goes. */
  readonly reclaimPolicy: "Delete" | "Retain";
  /** `WaitForFirstConsumer` places a volume in the zone of its pod: needed by volumes that live in one zone. */
  readonly bindingMode: "Immediate" | "WaitForFirstConsumer";
  readonly expansion: "allowed" | "refused";
  /** `class` makes it the one that claims get which name none; a cluster has at most one such. */
  readonly default: "class" | "no";
}

/** Makes the storage class. */
export function storageClass(scope: Construct, id: string, props: StorageClassProps): StorageClassV1 {
  return new StorageClassV1(scope, id, {
    metadata: {
      name: props.name,
      ...(props.default === "class"
        ? { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }
        : {}),
    },
    storageProvisioner: props.provisioner,
    parameters: { ...props.parameters },
    reclaimPolicy: props.reclaimPolicy,
    volumeBindingMode: props.bindingMode,
    allowVolumeExpansion: props.expansion === "allowed",
  });
}
