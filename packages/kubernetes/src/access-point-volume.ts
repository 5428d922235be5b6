import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import { PersistentVolumeV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** A folder of an EFS file system, as one claim of one namespace has it. */
export interface AccessPointVolumeProps {
  /** Name of the volume, unique in the cluster. */
  readonly name: string;
  readonly fileSystemId: string;
  readonly accessPointId: string;
  /** The claim, by which pods mount the volume. */
  readonly claim: { readonly namespace: string; readonly name: string };
  /** Size that both state, in GiB: Kubernetes wants one, EFS holds nobody to it. */
  readonly size: number;
  readonly accessMode: "ReadWriteOnce" | "ReadWriteMany";
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The class that static volumes and their claims name, and no StorageClass has. Kubernetes would take the empty name,
 * but the provider sends an empty name as none, and then the claim gets the cluster's default class and stays unbound.
 * Source: hashicorp/terraform-provider-kubernetes, issue 1379.
 */
const STATIC_CLASS = "static";

/**
 * A volume that exists already and is not made for its claim: mounted through an access point, over TLS, kept when
 * the claim goes. Source: EFS CSI driver, "EFS Access Points" and "Encryption in Transit".
 */
export class AccessPointVolume extends Construct {
  readonly volume: PersistentVolumeV1;
  readonly claim: PersistentVolumeClaimV1;

  constructor(scope: Construct, id: string, props: AccessPointVolumeProps) {
    super(scope, id);
    const { name, fileSystemId, accessPointId, claim, size, accessMode, dependsOn } = props;
    const form = { accessModes: [accessMode], storageClassName: STATIC_CLASS };
    const storage = `${size}Gi`;
    this.volume = new PersistentVolumeV1(this, "this", {
      metadata: { name },
      spec: [
        {
          ...form,
          capacity: { storage },
          persistentVolumeReclaimPolicy: "Retain",
          // Kept for this claim: any other one of the class could take it first.
          claimRef: { namespace: claim.namespace, name: claim.name },
          persistentVolumeSource: {
            csi: {
              driver: "efs.csi.aws.com",
              volumeHandle: `${fileSystemId}::${accessPointId}`,
              volumeAttributes: { encryptInTransit: "true" },
            },
          },
        },
      ],
    });
    this.claim = new PersistentVolumeClaimV1(this, "claim", {
      metadata: { name: claim.name, namespace: claim.namespace },
      spec: { ...form, volumeName: this.volume.metadata.name, resources: { requests: { storage } } },
      dependsOn: [...dependsOn],
    });
  }
}
