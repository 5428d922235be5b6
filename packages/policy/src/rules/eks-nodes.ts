import { asList, reachOf, subnetsAt } from "@strata/inventory";
import { all, isAbsent, isSet, literal, show } from "../checks";
import type { Example } from "../example";
import { type Check, cannotTell, met, type ServiceRules } from "../rule";

const scalingInOrder: Check = (group) => {
  const [least, desired, most] = ["min_size", "desired_size", "max_size"].map((name) =>
    group.get(`scaling_config.${name}`),
  );
  const isOrdered = [least, desired, most].every((size) => typeof size === "number");
  return met(
    isOrdered && Number(least) <= Number(desired) && Number(desired) <= Number(most),
    "scaling_config with min_size <= desired_size <= max_size",
    [least, desired, most].map(show).join(", "),
  );
};

const leavesSizeToAutoscaler: Check = (group, inventory) => {
  const scalers = inventory
    .resources("helm_release")
    .filter((chart) => chart.get("chart") === "cluster-autoscaler");
  if (scalers.length === 0) return "met";
  const ignored = asList(group.get("lifecycle.ignore_changes")).map(String);
  const path = "scaling_config[0].desired_size";
  return met(ignored.includes(path), `lifecycle.ignore_changes with ${path}`, show(ignored));
};

const privateNodes: Check = (group, inventory) => {
  const subnets = subnetsAt(group, "subnet_ids", inventory);
  const open = subnets.find((subnet) => reachOf(subnet, inventory) === "internet");
  return met(
    subnets.length > 0 && open === undefined,
    "subnet_ids of private subnets",
    `${open?.address ?? "no subnet"}`,
  );
};

/** Graviton families end in a `g` after their generation: t4g, m7g, c7gd. */
const matchingArchitecture: Check = (group) => {
  const isArm = /ARM_64|aarch64/i.test(String(group.get("ami_type")));
  const foreign = asList(group.get("instance_types"))
    .map(String)
    .find((type) => /^[a-z]+\d+g/.test(type) !== isArm);
  return met(foreign === undefined, `instance_types for ${show(group.get("ami_type"))}`, show(foreign));
};

const NODE_POLICIES = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEC2ContainerRegistryReadOnly",
  "AmazonSSMManagedInstanceCore",
];

/** A pod that reaches the instance's credentials gets the node's rights: they are kept to what a node needs. */
const leastNodeRole: Check = (group, inventory) => {
  const [role] = inventory.references(group, "node_role_arn").filter(({ type }) => type === "aws_iam_role");
  if (role === undefined)
    return cannotTell("node_role_arn of a role of this environment", show(group.get("node_role_arn")));
  const attached = inventory
    .companions(role, "aws_iam_role_policy_attachment", "role")
    .map((attachment) => String(attachment.get("policy_arn")).split("/").at(-1) ?? "");
  const tooMuch = attached.filter((name) => !NODE_POLICIES.includes(name));
  const isWhole = attached.includes("AmazonEKSWorkerNodePolicy");
  return met(isWhole && tooMuch.length === 0, `policies among ${NODE_POLICIES.join(", ")}`, show(attached));
};

const NODES = "aws_eks_node_group";

const example: Example = {
  layer: "cluster",
  resource: {
    aws_eks_node_group: {
      main: {
        scaling_config: { min_size: 3, desired_size: 4, max_size: 9 },
        lifecycle: { ignore_changes: ["scaling_config[0].desired_size"] },
        subnet_ids: "${local.network.private_subnet_ids}",
        ami_type: "AL2023_x86_64_STANDARD",
        instance_types: ["m5.large"],
        launch_template: {
          id: "${aws_launch_template.main.id}",
          version: "${aws_launch_template.main.latest_version}",
        },
        node_role_arn: "${aws_iam_role.nodes.arn}",
        depends_on: [
          "aws_eks_addon.cni",
          "aws_eks_addon.proxy",
          "aws_iam_role_policy_attachment.nodes",
          "aws_iam_role_policy_attachment.images",
          "aws_iam_role_policy.nodes",
        ],
      },
    },
  },
};

/** Node groups and the templates of their machines. */
export const eksNodes: ServiceRules = {
  example,
  rules: [
    {
      id: "eks-nodes-scaling",
      type: NODES,
      level: "M",
      reason: "all three sizes, in order",
      source: ["EKS CreateNodegroup"],
      setting: "nodeGroups.max",
      fault: { at: "aws_eks_node_group/main/scaling_config/desired_size", to: 10 },
      holds: scalingInOrder,
    },
    {
      id: "eks-nodes-autoscaled",
      type: NODES,
      level: "M",
      reason: "Terraform would undo what the autoscaler did; sizedBy settings is for the time of a change",
      source: ["Cluster Autoscaler"],
      setting: "nodeGroups.sizedBy",
      fault: { at: "aws_eks_node_group/main/lifecycle" },
      holds: leavesSizeToAutoscaler,
    },
    {
      id: "eks-nodes-private",
      type: NODES,
      level: "M",
      reason: "no node has a public address",
      source: ["EC2.9"],
      setting: "nodeGroups.subnets",
      fault: {
        layer: "network",
        at: "output/private_subnet_ids/value",
        to: ["${aws_subnet.private_a.id}", "${aws_subnet.public_b.id}"],
        found: "cluster",
      },
      holds: privateNodes,
    },
    {
      id: "eks-nodes-image",
      type: NODES,
      level: "M",
      reason: "AL2 images for EKS ended on 2025-11-26",
      source: ["EKS.2"],
      setting: "nodeGroups.ami",
      fault: { at: "aws_eks_node_group/main/ami_type", to: "AL2_x86_64" },
      holds: literal("ami_type", "AL2023_* or BOTTLEROCKET_*", (type) =>
        /^(AL2023|BOTTLEROCKET)_/.test(String(type)),
      ),
    },
    {
      id: "eks-nodes-architecture",
      type: NODES,
      level: "M",
      reason: "an image for another architecture never boots",
      source: ["EKS CreateNodegroup"],
      setting: "nodeGroups.instanceTypes",
      fault: { at: "aws_eks_node_group/main/instance_types", to: ["t4g.large"] },
      holds: matchingArchitecture,
    },
    {
      id: "eks-nodes-instance-types",
      type: NODES,
      level: "M",
      reason: "AWS would choose t3.medium",
      source: ["AutoScaling.6"],
      setting: "nodeGroups.instanceTypes",
      fault: { at: "aws_eks_node_group/main/instance_types" },
      holds: isSet("instance_types"),
    },
    {
      id: "eks-nodes-template",
      type: NODES,
      level: "M",
      reason: "AWS refuses disk_size beside a launch template, which terraform plan accepts",
      source: ["EKS CreateNodegroup"],
      setting: "",
      fault: { at: "aws_eks_node_group/main/disk_size", to: 50 },
      holds: all(isSet("launch_template.id"), isSet("launch_template.version"), isAbsent("disk_size")),
    },
    {
      id: "eks-nodes-no-remote-access",
      type: NODES,
      level: "M",
      reason: "SSM needs neither keys nor an open port",
      source: ["CKV_AWS_100"],
      setting: "",
      fault: { at: "aws_eks_node_group/main/remote_access", to: { ec2_ssh_key: "ops" } },
      holds: isAbsent("remote_access"),
    },
    {
      id: "eks-nodes-role",
      type: NODES,
      level: "M",
      reason: "every pod can fall back on the node's rights",
      source: ["EKS best practices"],
      setting: "",
      fault: {
        at: "aws_iam_role_policy_attachment/nodes/policy_arn",
        to: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      },
      holds: leastNodeRole,
    },
  ],
};
