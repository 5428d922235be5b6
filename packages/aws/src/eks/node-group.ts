import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { type NodeImage, nodeTemplate } from "./node-template";

/** A group of nodes that EKS starts, drains and replaces. */
export interface NodeGroupProps {
  readonly clusterName: string;
  /** Kubernetes version of the nodes, the same as their cluster's: without it, an upgrade would skip them. */
  readonly version: string;
  /** Prefix of the group's name in its cluster, at most 36 characters; a random suffix allows a successor beside it. */
  readonly stem: string;
  /** Name of the template in the region, and Name tag of machines and volumes. */
  readonly name: string;
  readonly roleArn: string;
  readonly subnetIds: readonly string[];
  readonly instanceTypes: readonly string[];
  readonly image: NodeImage;
  readonly capacity: "onDemand" | "spot";
  readonly size: { readonly min: number; readonly max: number; readonly desired: number };
  /**
   * Who decides the number of nodes once they run: the autoscaler, between the minimum and the maximum, or each apply,
   * by the desired size.
   */
  readonly sizedBy: "autoscaler" | "settings";
  readonly volumeGiB: number;
  readonly volumesKeyArn: string;
  readonly labels: Readonly<Record<string, string>>;
  /** By key. */
  readonly taints: Readonly<Record<string, Taint>>;
  /** Tags of machines and volumes. */
  readonly tags: Readonly<Record<string, string>>;
  /** What nodes need to become ready: the permissions of their role and the networking add-ons. */
  readonly after: readonly ITerraformDependable[];
}

/** A Kubernetes taint, which repels pods that do not tolerate it. */
export interface Taint {
  readonly value?: string;
  readonly effect: keyof typeof EFFECTS;
}

const EFFECTS = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

const CAPACITIES = { onDemand: "ON_DEMAND", spot: "SPOT" } as const;

/**
 * A managed node group. EKS itself tags its Auto Scaling groups for discovery by Cluster Autoscaler
 * (`k8s.io/cluster-autoscaler/enabled` and `/<cluster>`), and the autoscaler reads labels and taints of an
 * empty group from EKS, so no tags are added here.
 */
export class NodeGroup extends Construct {
  readonly groupName: string;
  readonly autoscalingGroups: readonly string[];
  /** Dependency for everything that runs on these nodes. */
  readonly nodes: ITerraformDependable;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { name, image, volumeGiB, volumesKeyArn, tags, size } = props;
    const template = nodeTemplate(this, "template", { name, image, volumeGiB, volumesKeyArn, tags });
    const group = new EksNodeGroup(this, "this", {
      clusterName: props.clusterName,
      version: props.version,
      nodeGroupNamePrefix: `${props.stem}-`,
      nodeRoleArn: props.roleArn,
      subnetIds: [...props.subnetIds],
      instanceTypes: [...props.instanceTypes],
      amiType: image,
      capacityType: CAPACITIES[props.capacity],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      scalingConfig: { minSize: size.min, maxSize: size.max, desiredSize: size.desired },
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: { enabled: true },
      ...(Object.keys(props.labels).length === 0 ? {} : { labels: { ...props.labels } }),
      ...(Object.keys(props.taints).length === 0 ? {} : { taint: taints(props.taints) }),
      tags: { Name: name },
      // A replaced group comes up before the old one is drained.
      lifecycle: { ...leftAlone(props), createBeforeDestroy: true },
      dependsOn: [...props.after],
    });
    this.groupName = group.nodeGroupName;
    this.autoscalingGroups = Token.asList(
      group.interpolationForAttribute("resources[0].autoscaling_groups[*].name"),
    );
    this.nodes = group;
  }
}

/** Once the nodes run, their number is the autoscaler's. */
function leftAlone({ sizedBy }: NodeGroupProps): { ignoreChanges?: string[] } {
  return sizedBy === "autoscaler" ? { ignoreChanges: ["scaling_config[0].desired_size"] } : {};
}

function taints(byKey: NodeGroupProps["taints"]): { key: string; value?: string; effect: string }[] {
  return Object.entries(byKey).map(([key, { value, effect }]) => ({
    key,
    effect: EFFECTS[effect],
    ...(value === undefined ? {} : { value }),
  }));
}
