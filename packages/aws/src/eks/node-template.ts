import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";

/** What the machines of a managed node group are started from. */
export interface NodeTemplateProps {
  readonly name: string;
  readonly image: NodeImage;
  /** Volume that holds images and pods, GiB. */
  readonly volumeGiB: number;
  /** ARN of the key that encrypts volumes; it grants use to `nodeVolumes`, see KEY_USERS. */
  readonly volumesKeyArn: string;
  /** Tags of machines and volumes: the provider's default tags do not reach what EKS starts. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Images that EKS keeps up to date for managed node groups. Amazon Linux 2 is not among them: it ended 2025-11-26. */
export type NodeImage =
  | "AL2023_x86_64_STANDARD"
  | "AL2023_ARM_64_STANDARD"
  | "AL2023_x86_64_NEURON"
  | "AL2023_x86_64_NVIDIA"
  | "AL2023_ARM_64_NVIDIA"
  | "BOTTLEROCKET_x86_64"
  | "BOTTLEROCKET_ARM_64"
  | "BOTTLEROCKET_x86_64_FIPS"
  | "BOTTLEROCKET_ARM_64_FIPS"
  | "BOTTLEROCKET_x86_64_NVIDIA"
  | "BOTTLEROCKET_ARM_64_NVIDIA";

/** The devices of a family of images: the one that fills up gets the size, any other keeps the image's own. */
const DEVICES = {
  AL2023: { data: "/dev/xvda", others: [] },
  /** The system lies on a small volume of its own. */
  BOTTLEROCKET: { data: "/dev/xvdb", others: ["/dev/xvda"] },
} as const;

/**
 * A template for machines that answer metadata requests of themselves only (EC2.170, one hop) and whose volumes
 * are encrypted. It names no instance type, no image and no role, since EKS refuses those beside its own.
 */
export function nodeTemplate(scope: Construct, id: string, props: NodeTemplateProps): LaunchTemplate {
  const { data, others } = DEVICES[props.image.startsWith("BOTTLEROCKET") ? "BOTTLEROCKET" : "AL2023"];
  const volume = {
    encrypted: "true",
    kmsKeyId: props.volumesKeyArn,
    volumeType: "gp3",
    deleteOnTermination: "true",
  };
  const tags = { ...props.tags, Name: props.name };
  return new LaunchTemplate(scope, id, {
    name: props.name,
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    blockDeviceMappings: [
      { deviceName: data, ebs: { ...volume, volumeSize: props.volumeGiB } },
      ...others.map((deviceName) => ({ deviceName, ebs: volume })),
    ],
    tagSpecifications: [
      { resourceType: "instance", tags },
      { resourceType: "volume", tags },
    ],
  });
}
