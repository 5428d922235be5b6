import type { PolicyStatement } from "../iam/policy-document";
import type { ClusterPlace } from "../place";
import { loadBalancerController } from "./load-balancer-controller";

/**
 * Permissions of well-known controllers, each restricted to its own cluster. Other controllers have their statements
 * in settings.
 */
export const CONTROLLER_PERMISSIONS = {
  /** AWS Load Balancer Controller. */
  loadBalancers: loadBalancerController,
  /**
   * Cluster Autoscaler. It changes the size of groups, never their configuration.
   * EKS puts the cluster's tag on the groups of managed nodes. Source: Cluster Autoscaler on AWS, IAM policy.
   */
  nodeScaling: ({ clusterName }: ClusterPlace): readonly PolicyStatement[] => [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
        "eks:DescribeNodegroup",
      ],
      Resource: "*",
    },
    {
      Sid: "Scale",
      Effect: "Allow",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: "*",
      Condition: {
        StringEquals: { [`autoscaling:ResourceTag/kubernetes.io/cluster/${clusterName}`]: "owned" },
      },
    },
  ],
} as const;

/** A controller with known permissions. */
export type ControllerPermissions = keyof typeof CONTROLLER_PERMISSIONS;
