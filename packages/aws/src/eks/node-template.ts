import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";

/** The launch template of a managed node group. */
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

/**
 * AMI types that EKS maintains for managed node groups. Amazon Linux 2 is missing, since its support ended on
 * 2025-11-26.
 */
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

/** The devices of a family of images: the data device gets the configured size, the others keep the image's size. */
const DEVICES = {
  AL2023: { data: "/dev/xvda", others: [] },
  /** The operating system has a small volume of its own. */
  BOTTLEROCKET: { data: "/dev/xvdb", others: ["/dev/xvda"] },
} as const;

/**
 * A launch template that allows metadata requests from the machine itself only (EC2.170, one hop) and encrypts all
 * volumes. It has no instance type, image or role, since EKS refuses a template that sets what the node group sets.
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
