import { asList, isBlock } from "../block-path";
import { all, contains, equals, isAbsent, isSet, literal, oneOf, show, where } from "../checks";
import { doOverlap, ipv4Range, isPrivate } from "../ipv4-range";
import { reachOf, subnetsAt, zonesOf } from "../routing";
import { type Check, cannotTell, met, type Rule } from "../rule";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const CORE_ADDONS = ["vpc-cni", "kube-proxy", "coredns", "aws-ebs-csi-driver"];

const isPublic = equals("vpc_config.endpoint_public_access", true);

const serviceCidr: Check = (cluster, inventory) => {
  const path = "kubernetes_network_config.service_ipv4_cidr";
  const range = ipv4Range(cluster.get(path));
  const isUsable = range !== undefined && isPrivate(range) && range.bits >= 12 && range.bits <= 24;
  if (!isUsable) return met(false, `${path} a private /12 to /24`, show(cluster.get(path)));
  const blocks = inventory.resources("aws_vpc").map((vpc) => String(vpc.get("cidr_block")));
  const overlapping = blocks.find((block) => {
    const vpc = ipv4Range(block);
    return vpc !== undefined && doOverlap(range, vpc);
  });
  return met(
    overlapping === undefined,
    `${path} apart from the VPC`,
    `${show(cluster.get(path))} in ${overlapping}`,
  );
};

const coreAddons: Check = (_cluster, inventory) => {
  const installed = inventory.resources("aws_eks_addon").map((addon) => addon.get("addon_name"));
  const missing = CORE_ADDONS.filter((name) => !installed.includes(name));
  return met(missing.length === 0, `add-ons ${CORE_ADDONS.join(", ")}`, `no ${missing.join(", ")}`);
};

/** The group must exist first, or EKS makes one without retention or key and the next apply collides with it. */
const afterLogGroup: Check = (cluster) => {
  const needed = asList(cluster.get("depends_on")).map(String);
  const isOrdered = ["aws_cloudwatch_log_group.", "aws_iam_role_policy_attachment."].every((prefix) =>
    needed.some((address) => address.startsWith(prefix)),
  );
  return met(isOrdered, "depends_on the log group and the role's policies", show(needed));
};

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

const twoZones: Check = (cluster, inventory) => {
  const zones = zonesOf(subnetsAt(cluster, "vpc_config.subnet_ids", inventory));
  return met(zones.length >= 2, "vpc_config.subnet_ids in at least 2 zones", show(zones));
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

/** Add-ons by when they must exist: those that nodes need to become ready, and those that need nodes. */
const BEFORE_NODES = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];
const AFTER_NODES = ["coredns", "aws-ebs-csi-driver", "aws-efs-csi-driver", "metrics-server"];

const orderedWithNodes: Check = (addon, inventory) => {
  const name = String(addon.get("addon_name"));
  const isAfter = asList(addon.get("depends_on"))
    .map(String)
    .some((address) => address.startsWith("aws_eks_node_group."));
  if (AFTER_NODES.includes(name))
    return met(isAfter, `${name} after the node groups`, "no depends_on a node group");
  if (!BEFORE_NODES.includes(name)) return "met";
  const groups = inventory.resources("aws_eks_node_group", addon.layer);
  const early = groups.find((group) => !asList(group.get("depends_on")).map(String).includes(addon.address));
  return met(
    !isAfter && early === undefined,
    `${name} before the node groups`,
    `${early?.address ?? "depends_on them"}`,
  );
};

/** Drivers that call AWS. */
const AWS_CALLERS = ["vpc-cni", "aws-ebs-csi-driver", "aws-efs-csi-driver"];

const ownIdentity: Check = (addon) => {
  if (!AWS_CALLERS.includes(String(addon.get("addon_name")))) return "met";
  const ways = ["service_account_role_arn", "pod_identity_association"].filter(
    (path) => addon.get(path) !== undefined,
  );
  return met(ways.length === 1, "service_account_role_arn or pod_identity_association", show(ways));
};

const CLUSTER = "aws_eks_cluster";
const NODES = "aws_eks_node_group";
const ADDON = "aws_eks_addon";
const TEMPLATE = "aws_launch_template";

/** The cluster, its nodes and its add-ons. */
export const eksRules: readonly Rule[] = [
  {
    id: "eks-cluster-private-endpoint",
    type: CLUSTER,
    level: "M",
    reason: "nodes reach the API inside the VPC",
    source: ["EKS best practices"],
    setting: "endpoint",
    holds: equals("vpc_config.endpoint_private_access", true),
  },
  {
    id: "eks-cluster-no-public-endpoint",
    type: CLUSTER,
    level: "P",
    reason: "the API server is out of reach of the internet",
    source: ["EKS.1", "CKV_AWS_39", "AVD-AWS-0040"],
    setting: "endpoint",
    holds: equals("vpc_config.endpoint_public_access", false),
  },
  {
    id: "eks-cluster-public-cidrs",
    type: CLUSTER,
    level: "M",
    reason: "a public endpoint is for known addresses only",
    source: ["CKV_AWS_38", "AVD-AWS-0041"],
    setting: "endpoint",
    holds: where(
      (cluster, inventory) =>
        isPublic(cluster, inventory) === "met" ||
        cluster.get("vpc_config.endpoint_public_access") === undefined,
      literal(
        "vpc_config.public_access_cidrs",
        "a list without 0.0.0.0/0",
        (list) => asList(list).length > 0 && !asList(list).includes("0.0.0.0/0"),
      ),
    ),
  },
  {
    id: "eks-cluster-subnets",
    type: CLUSTER,
    level: "M",
    reason: "EKS refuses a cluster in one zone",
    source: ["EKS best practices"],
    setting: "subnets",
    holds: twoZones,
  },
  {
    id: "eks-cluster-logs",
    type: CLUSTER,
    level: "M",
    reason: "the audit log says who did what",
    source: ["EKS.8", "CKV_AWS_37", "AVD-AWS-0038"],
    setting: "logTypes",
    holds: contains("enabled_cluster_log_types", LOG_TYPES),
  },
  {
    id: "eks-cluster-secrets-encrypted",
    type: CLUSTER,
    level: "M",
    reason: "Kubernetes secrets are in etcd's backups too",
    source: ["EKS.3", "CKV_AWS_58", "AVD-AWS-0039"],
    setting: "",
    holds: all(
      contains("encryption_config.resources", ["secrets"]),
      isSet("encryption_config.provider.key_arn"),
    ),
  },
  {
    id: "eks-cluster-version",
    type: CLUSTER,
    level: "M",
    reason: "without a version AWS picks one, and the next environment differs",
    source: ["EKS.2"],
    setting: "version",
    holds: isSet("version"),
  },
  {
    id: "eks-cluster-support",
    type: CLUSTER,
    level: "M",
    reason: "STANDARD upgrades by itself when support ends, EXTENDED costs: neither by surprise",
    source: ["EKS version policy"],
    setting: "support",
    holds: oneOf("upgrade_policy.support_type", ["STANDARD", "EXTENDED"]),
  },
  {
    id: "eks-cluster-authentication",
    type: CLUSTER,
    level: "M",
    reason: "access entries are reviewed with the rest, a config map in the cluster is not",
    source: ["EKS access entries"],
    setting: "accessEntries",
    holds: oneOf("access_config.authentication_mode", ["API", "API_AND_CONFIG_MAP"]),
  },
  {
    id: "eks-cluster-no-creator-admin",
    type: CLUSTER,
    level: "M",
    reason: "whoever ran the pipeline first would stay an administrator",
    source: ["EKS access entries"],
    setting: "accessEntries",
    holds: equals("access_config.bootstrap_cluster_creator_admin_permissions", false),
  },
  {
    id: "eks-cluster-managed-addons",
    type: CLUSTER,
    level: "M",
    reason: "self-managed copies are not upgraded, and hide the managed ones' settings",
    source: ["EKS add-ons"],
    setting: "addons",
    holds: equals("bootstrap_self_managed_addons", false),
  },
  {
    id: "eks-cluster-core-addons",
    type: CLUSTER,
    level: "M",
    reason: "without these no node becomes ready, no name resolves, no volume attaches",
    source: ["EKS add-ons"],
    setting: "addons",
    holds: coreAddons,
  },
  {
    id: "eks-cluster-service-cidr",
    type: CLUSTER,
    level: "M",
    reason: "AWS refuses services inside the VPC's addresses, which terraform plan accepts",
    source: ["EKS CreateCluster"],
    setting: "serviceCidr",
    holds: serviceCidr,
  },
  {
    id: "eks-cluster-order",
    type: CLUSTER,
    level: "M",
    reason: "the log group and the role's rights must exist before and after the cluster",
    source: ["EKS CreateCluster"],
    setting: "",
    holds: afterLogGroup,
  },
  {
    id: "eks-nodes-scaling",
    type: NODES,
    level: "M",
    reason: "all three sizes, in order",
    source: ["EKS CreateNodegroup"],
    setting: "scaling",
    holds: scalingInOrder,
  },
  {
    id: "eks-nodes-autoscaled",
    type: NODES,
    level: "M",
    reason: "Terraform would undo what the autoscaler did",
    source: ["Cluster Autoscaler"],
    setting: "scaling",
    holds: leavesSizeToAutoscaler,
  },
  {
    id: "eks-nodes-private",
    type: NODES,
    level: "M",
    reason: "no node has a public address",
    source: ["EC2.9"],
    setting: "subnets",
    holds: privateNodes,
  },
  {
    id: "eks-nodes-image",
    type: NODES,
    level: "M",
    reason: "AL2 images for EKS ended on 2025-11-26",
    source: ["EKS.2"],
    setting: "ami",
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
    setting: "instanceTypes",
    holds: matchingArchitecture,
  },
  {
    id: "eks-nodes-instance-types",
    type: NODES,
    level: "M",
    reason: "AWS would choose t3.medium",
    source: ["AutoScaling.6"],
    setting: "instanceTypes",
    holds: isSet("instance_types"),
  },
  {
    id: "eks-nodes-template",
    type: NODES,
    level: "M",
    reason: "AWS refuses disk_size beside a launch template, which terraform plan accepts",
    source: ["EKS CreateNodegroup"],
    setting: "disk",
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
    setting: "hopLimit",
    holds: equals("metadata_options.http_put_response_hop_limit", 1),
  },
  {
    id: "launch-template-encrypted",
    type: TEMPLATE,
    level: "M",
    reason: "image layers and scratch data lie on these volumes",
    source: ["EC2.181", "EC2.3", "AVD-AWS-0008"],
    setting: "disk",
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
    setting: "userData",
    holds: noSecretInUserData,
  },
  {
    id: "eks-addon-conflicts",
    type: ADDON,
    level: "M",
    reason: "without both, an add-on that was touched by hand fails the apply",
    source: ["AWS provider 6 upgrade guide"],
    setting: "addons",
    holds: all(
      isSet("resolve_conflicts_on_create"),
      isSet("resolve_conflicts_on_update"),
      isAbsent("resolve_conflicts"),
    ),
  },
  {
    id: "eks-addon-version",
    type: ADDON,
    level: "P",
    reason: "an add-on without a version drifts",
    source: ["EKS add-ons"],
    setting: "addons.version",
    holds: isSet("addon_version"),
  },
  {
    id: "eks-addon-identity",
    type: ADDON,
    level: "M",
    reason: "drivers have roles of their own, never the node's",
    source: ["EKS best practices"],
    setting: "addons",
    holds: ownIdentity,
  },
  {
    id: "eks-addon-order",
    type: ADDON,
    level: "M",
    reason: "nodes wait for their network, the rest waits for nodes",
    source: ["EKS add-ons"],
    setting: "",
    holds: orderedWithNodes,
  },
  {
    id: "eks-access-policy",
    type: "aws_eks_access_policy_association",
    level: "M",
    reason: "EKS takes its own access policies, not IAM's, within a scope",
    source: ["EKS access entries"],
    setting: "accessEntries",
    holds: all(
      literal("policy_arn", "an EKS access policy", (arn) =>
        /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\//.test(String(arn)),
      ),
      oneOf("access_scope.type", ["cluster", "namespace"]),
    ),
  },
  {
    id: "eks-access-entry",
    type: "aws_eks_access_entry",
    level: "M",
    reason: "an entry names whom it admits",
    source: ["EKS access entries"],
    setting: "accessEntries",
    holds: isSet("principal_arn"),
  },
];
