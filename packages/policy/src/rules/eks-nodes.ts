import { asList, isBlock, reachOf, subnetsAt } from "@strata/inventory";
import { all, equals, isAbsent, isSet, literal, show } from "../checks";
import { type Check, cannotTell, met, type Rule } from "../rule";

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

const encryptedVolumes: Check = (template) => {
  const volumes = template
    .blocks("block_device_mappings")
    .map((mapping) => mapping.ebs)
    .map((ebs) => asList(ebs)[0]);
  const faulty = volumes.find(
    (ebs) => !isBlock(ebs) || String(ebs.encrypted) !== "true" || ebs.kms_key_id === undefined,
  );
  return met(volumes.length > 0 && faulty === undefined, "every volume encrypted with a key", show(faulty));
};

const noPublicInterface: Check = (template) => {
  const found = template
    .blocks("network_interfaces")
    .find(({ associate_public_ip_address: address }) => String(address ?? false) !== "false");
  return met(found === undefined, "no public address on an interface", show(found));
};

const SECRET = /(password|secret|token|aws_access_key_id|aws_secret_access_key)\s*[=:]\s*["']?[^\s"'$]+/i;

const noSecretInUserData: Check = (template) => {
  const data = String(template.get("user_data") ?? "");
  const text = /^[A-Za-z0-9+/=\s]+$/.test(data) ? Buffer.from(data, "base64").toString("utf8") : data;
  return met(!SECRET.test(text), "user_data without credentials", "a credential");
};

const NODES = "aws_eks_node_group";

const TEMPLATE = "aws_launch_template";

/** Node groups and the templates of their machines. */
export const nodeRules: readonly Rule[] = [
  {
    id: "eks-nodes-scaling",
    type: NODES,
    level: "M",
    reason: "all three sizes, in order",
    source: ["EKS CreateNodegroup"],
    setting: "nodeGroups.max",
    holds: scalingInOrder,
  },
  {
    id: "eks-nodes-autoscaled",
    type: NODES,
    level: "M",
    reason: "Terraform would undo what the autoscaler did",
    source: ["Cluster Autoscaler"],
    setting: "nodeGroups.desired",
    holds: leavesSizeToAutoscaler,
  },
  {
    id: "eks-nodes-private",
    type: NODES,
    level: "M",
    reason: "no node has a public address",
    source: ["EC2.9"],
    setting: "nodeGroups.subnets",
    holds: privateNodes,
  },
  {
    id: "eks-nodes-image",
    type: NODES,
    level: "M",
    reason: "AL2 images for EKS ended on 2025-11-26",
    source: ["EKS.2"],
    setting: "nodeGroups.ami",
    holds: literal("ami_type", "AL2023_* or BOTTLEROCKET_*", (type) =>
      /^(AL2023|BOTTLEROCKET)_/.test(String(type)),
    ),
  },
  {
    id: "eks-nodes-architecture",
    type: NODES,
    level: "M",
    reason: "an image for the other architecture never boots",
    source: ["EKS CreateNodegroup"],
    setting: "nodeGroups.instanceTypes",
    holds: matchingArchitecture,
  },
  {
    id: "eks-nodes-instance-types",
    type: NODES,
    level: "M",
    reason: "AWS would choose t3.medium",
    source: ["AutoScaling.6"],
    setting: "nodeGroups.instanceTypes",
    holds: isSet("instance_types"),
  },
  {
    id: "eks-nodes-template",
    type: NODES,
    level: "M",
    reason: "AWS refuses disk_size beside a launch template, which terraform plan accepts",
    source: ["EKS CreateNodegroup"],
    setting: "",
    holds: all(isSet("launch_template.id"), isSet("launch_template.version"), isAbsent("disk_size")),
  },
  {
    id: "eks-nodes-no-remote-access",
    type: NODES,
    level: "M",
    reason: "SSM needs neither keys nor an open port",
    source: ["CKV_AWS_100"],
    setting: "",
    holds: isAbsent("remote_access"),
  },
  {
    id: "eks-nodes-role",
    type: NODES,
    level: "M",
    reason: "every pod can fall back on the node's rights",
    source: ["EKS best practices"],
    setting: "",
    holds: leastNodeRole,
  },
  {
    id: "launch-template-imds",
    type: TEMPLATE,
    level: "M",
    reason: "version 2 of the metadata service defeats request forgery",
    source: ["EC2.170", "EC2.8", "CKV_AWS_79", "AVD-AWS-0130"],
    setting: "",
    holds: equals("metadata_options.http_tokens", "required"),
  },
  {
    id: "launch-template-hop-limit",
    type: TEMPLATE,
    level: "M",
    reason: "one hop keeps pods from the node's credentials",
    source: ["CKV_AWS_341", "AutoScaling.4"],
    setting: "",
    holds: equals("metadata_options.http_put_response_hop_limit", 1),
  },
  {
    id: "launch-template-encrypted",
    type: TEMPLATE,
    level: "M",
    reason: "image layers and scratch data lie on these volumes",
    source: ["EC2.181", "EC2.3", "AVD-AWS-0008"],
    setting: "",
    holds: encryptedVolumes,
  },
  {
    id: "launch-template-no-public-address",
    type: TEMPLATE,
    level: "M",
    reason: "no node has a public address",
    source: ["EC2.25", "CKV_AWS_88"],
    setting: "",
    holds: noPublicInterface,
  },
  {
    id: "launch-template-no-secret",
    type: TEMPLATE,
    level: "M",
    reason: "user data is readable by everything on the node",
    source: ["CKV_AWS_46"],
    setting: "",
    holds: noSecretInUserData,
  },
];
