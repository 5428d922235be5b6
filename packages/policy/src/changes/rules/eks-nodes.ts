import type { ChangeRule } from "../change-rule";
import { changesFromValue, goesDown, goesUpByMoreThanOneMinor, goesUpByOneMinor, grows } from "../conditions";
import { rulesOf } from "../holding";

const TYPES = ["aws_eks_node_group"];
const GUIDE = "EKS user guide, Update a managed node group for your cluster";
const ROLLING =
  "pods of one node after another, as long as their disruption budgets let them; without replicas until they run again";

/** Machines of the cluster. */
export const eksNodes: readonly ChangeRule[] = [
  ...rulesOf({
    id: "eks-node-group",
    types: TYPES,
    effect: "replaces",
    lost: "all of its nodes: pods that find no place elsewhere wait",
    deletion:
      "make room first: another group with the same labels and taints; its nodes are drained, and pods move as their budgets let them",
    replacement:
      "name it by node_group_name_prefix with create_before_destroy, so that the new group is ready before the old one is drained; or add a second group, and remove this one in a later apply",
    replacedFirst: {
      lasts:
        "pods of all of its nodes, as long as their disruption budgets let them; without replicas until they run again",
      reason: "the new group is ready first; the nodes of the old one are drained then",
    },
    source: [
      "EKS user guide, Delete a managed node group from your cluster",
      "AWS provider, aws_eks_node_group",
    ],
    fixed: [
      {
        id: "machines",
        attributes: ["instance_types", "ami_type", "capacity_type", "disk_size"],
        reason: "machines of a group are fixed, so another group is made and this one drained",
        way: "add a second group with the other machines, wait until its nodes are ready, and remove this one; or let create_before_destroy do so under a name prefix. A launch template changes instance types in place",
      },
      {
        id: "place",
        attributes: ["subnet_ids", "cluster_name", "node_role_arn"],
        reason:
          "subnets, cluster and role of a group are fixed, so another group is made and this one drained",
      },
      {
        id: "name",
        attributes: ["node_group_name", "node_group_name_prefix"],
        reason: "a group cannot be renamed; all of its nodes go",
      },
      {
        id: "template",
        attributes: ["launch_template", "remote_access"],
        reason:
          "a group stays with its launch template and its SSH access, so another group is made and this one drained",
      },
    ],
  }),
  {
    id: "eks-node-group-version-down",
    types: TYPES,
    on: ["update"],
    attributes: ["version"],
    when: goesDown,
    effect: "refuses",
    reason: "EKS takes nodes back to an older minor version only on the way of a cluster's rollback",
    way: "keep the version; after an upgrade that went wrong, accept this within seven days and before the cluster goes back, or make a second group at the older version",
    source: [GUIDE, "EKS user guide, Rollback cluster to previous Kubernetes version"],
    fault: { before: { version: "1.34" }, after: { version: "1.33" } },
    right: { before: { version: "1.33" }, after: { version: "1.34" } },
  },
  {
    id: "eks-node-group-release-down",
    types: TYPES,
    on: ["update"],
    attributes: ["release_version"],
    when: goesDown,
    effect: "refuses",
    reason: "a node group cannot go back to an earlier release of the AMI",
    way: "leave release_version out, so that EKS takes the latest; or pin an image by a launch template",
    source: ["EKS API, UpdateNodegroupVersion"],
    fault: { before: { release_version: "1.34.2-20260101" }, after: { release_version: "1.34.1-20251001" } },
    right: { before: { release_version: "1.34.1-20251001" }, after: { release_version: "1.34.2-20260101" } },
  },
  {
    id: "eks-node-group-version-skipped",
    types: TYPES,
    on: ["update"],
    attributes: ["version"],
    when: goesUpByMoreThanOneMinor,
    effect: "interrupts",
    lasts: ROLLING,
    reason: "nodes may jump to the version of the control plane, and never past it: EKS refuses a newer one",
    way: "upgrade the control plane first; the group may then follow at once",
    source: [GUIDE],
    fault: { before: { version: "1.32" }, after: { version: "1.35" } },
    right: { before: { version: "1.34" }, after: { version: "1.34" } },
  },
  {
    id: "eks-node-group-version-up",
    types: TYPES,
    on: ["update"],
    attributes: ["version"],
    when: goesUpByOneMinor,
    effect: "interrupts",
    lasts: ROLLING,
    reason: "every node is replaced, one batch after another",
    way: "give workloads replicas and disruption budgets, and update_config how many nodes may go at once",
    source: [GUIDE],
    fault: { before: { version: "1.34" }, after: { version: "1.35" } },
    right: { before: { version: "1.34" }, after: { version: "1.34" } },
  },
  {
    id: "eks-node-group-rolled",
    types: TYPES,
    on: ["update"],
    attributes: ["launch_template.version", "release_version"],
    when: {
      words: "changes from one value to another, not to an earlier one",
      test: (before, after, change) =>
        changesFromValue.test(before, after, change) && !goesDown.test(before, after, change),
    },
    effect: "interrupts",
    lasts: ROLLING,
    reason: "every node is replaced, one batch after another",
    way: "give workloads replicas and disruption budgets, and update_config how many nodes may go at once",
    source: [GUIDE],
    fault: {
      before: { launch_template: [{ version: "3" }] },
      after: { launch_template: [{ version: "4" }] },
    },
    right: {
      before: { launch_template: [{ version: "3" }] },
      after: { launch_template: [{ version: "3" }] },
    },
  },
  {
    id: "eks-node-group-min-above-desired",
    types: TYPES,
    on: ["update"],
    attributes: ["scaling_config.min_size"],
    when: {
      words: "is more than the desired size",
      test: (before, after, change) => {
        const desired = change.after.value("scaling_config.desired_size");
        const isMore = Number(after) > Number(desired ?? Number.POSITIVE_INFINITY);
        return (
          isMore &&
          (grows.test(before, after, change) ||
            desired !== change.before.value("scaling_config.desired_size"))
        );
      },
    },
    effect: "refuses",
    reason:
      "EKS refuses a minimum above the desired size, which a cluster autoscaler has set and Terraform ignores",
    way: "scale up first: aws eks update-nodegroup-config --scaling-config desiredSize=<the new minimum>; then apply",
    source: ["EKS API, UpdateNodegroupConfig"],
    fault: {
      before: { scaling_config: [{ min_size: 1, desired_size: 2, max_size: 9 }] },
      after: { scaling_config: [{ min_size: 4, desired_size: 2, max_size: 9 }] },
    },
    right: {
      before: { scaling_config: [{ min_size: 1, desired_size: 2, max_size: 9 }] },
      after: { scaling_config: [{ min_size: 2, desired_size: 2, max_size: 9 }] },
    },
  },
  {
    id: "eks-node-group-max-below-desired",
    types: TYPES,
    on: ["update"],
    attributes: ["scaling_config.max_size"],
    when: {
      words: "is less than the desired size",
      test: (_, after, change) =>
        Number(after) < Number(change.after.value("scaling_config.desired_size") ?? 0),
    },
    effect: "refuses",
    reason: "EKS refuses a maximum below the desired size",
    way: "scale down first: aws eks update-nodegroup-config --scaling-config desiredSize=<the new maximum>; then apply",
    source: ["EKS API, UpdateNodegroupConfig"],
    fault: {
      before: { scaling_config: [{ min_size: 1, desired_size: 5, max_size: 9 }] },
      after: { scaling_config: [{ min_size: 1, desired_size: 5, max_size: 4 }] },
    },
    right: {
      before: { scaling_config: [{ min_size: 1, desired_size: 5, max_size: 9 }] },
      after: { scaling_config: [{ min_size: 1, desired_size: 5, max_size: 6 }] },
    },
  },
  ...rulesOf({
    id: "eks-fargate-profile",
    types: ["aws_eks_fargate_profile"],
    effect: "replaces",
    lost: "the pods that run on it: they wait until another profile or node takes them",
    deletion: "make another profile or group of nodes first that takes its pods",
    source: ["EKS user guide, Define which Pods use AWS Fargate when launched"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "fargate_profile_name",
          "cluster_name",
          "pod_execution_role_arn",
          "subnet_ids",
          "selector",
        ],
        reason: "a Fargate profile cannot be changed, so another one is made",
      },
    ],
  }),
];
