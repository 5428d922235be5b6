import { isPrivate, Prefix } from "@strata/cidr";
import { asList, subnetsAt, zonesOf } from "@strata/inventory";
import { all, contains, equals, isSet, literal, oneOf, show, where } from "../checks";
import { type Example, KEY } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

const CORE_ADDONS = ["vpc-cni", "kube-proxy", "coredns", "aws-ebs-csi-driver"];

const isPublic = equals("vpc_config.endpoint_public_access", true);

const serviceCidr: Check = (cluster, inventory) => {
  const path = "kubernetes_network_config.service_ipv4_cidr";
  const range = Prefix.tryParse(String(cluster.get(path)));
  const isUsable = range !== undefined && isPrivate(range) && range.bits >= 12 && range.bits <= 24;
  if (!isUsable) return met(false, `${path} a private /12 to /24`, show(cluster.get(path)));
  const blocks = inventory.resources("aws_vpc").map((vpc) => String(vpc.get("cidr_block")));
  const overlapping = blocks.find((block) => Prefix.tryParse(block)?.overlaps(range));
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

const twoZones: Check = (cluster, inventory) => {
  const zones = zonesOf(subnetsAt(cluster, "vpc_config.subnet_ids", inventory));
  return met(zones.length >= 2, "vpc_config.subnet_ids in at least 2 zones", show(zones));
};

const CLUSTER = "aws_eks_cluster";

const example: Example = {
  layer: "cluster",
  resource: {
    aws_eks_cluster: {
      main: {
        name: "shop",
        role_arn: "${aws_iam_role.cluster.arn}",
        version: "1.35",
        vpc_config: {
          endpoint_private_access: true,
          endpoint_public_access: false,
          subnet_ids: "${local.network.private_subnet_ids}",
        },
        enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        encryption_config: { resources: ["secrets"], provider: { key_arn: KEY } },
        upgrade_policy: { support_type: "STANDARD" },
        access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
        bootstrap_self_managed_addons: false,
        kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" },
        depends_on: ["aws_cloudwatch_log_group.cluster", "aws_iam_role_policy_attachment.cluster"],
      },
    },
    aws_cloudwatch_log_group: {
      insights: { name: "/aws/containerinsights/shop/performance", retention_in_days: 90, kms_key_id: KEY },
      cluster: { name: "/aws/eks/shop/cluster", retention_in_days: 90, kms_key_id: KEY },
    },
  },
  other: {
    variable: { network: { default: null } },
    data: {
      terraform_remote_state: { network: { config: { bucket: "shop-state", key: "shop/network.tfstate" } } },
    },
    locals: {
      network: {
        private_subnet_ids:
          "${var.network == null ? data.terraform_remote_state.network[0].outputs.private_subnet_ids : var.network.private_subnet_ids}",
      },
    },
  },
};

/** The cluster itself. */
export const eks: ServiceRules = {
  example,
  rules: [
    {
      id: "eks-cluster-private-endpoint",
      type: CLUSTER,
      level: "M",
      reason: "nodes reach the API inside the VPC",
      source: ["EKS best practices"],
      setting: "",
      fault: { at: "aws_eks_cluster/main/vpc_config/endpoint_private_access", to: false },
      holds: equals("vpc_config.endpoint_private_access", true),
    },
    {
      id: "eks-cluster-no-public-endpoint",
      type: CLUSTER,
      level: "P",
      reason: "the API server is out of reach of the internet",
      source: ["EKS.1", "CKV_AWS_39", "AVD-AWS-0040"],
      setting: "endpoint.public",
      fault: { at: "aws_eks_cluster/main/vpc_config/endpoint_public_access", to: true },
      holds: equals("vpc_config.endpoint_public_access", false),
    },
    {
      id: "eks-cluster-public-cidrs",
      type: CLUSTER,
      level: "M",
      reason: "a public endpoint is for known addresses only",
      source: ["CKV_AWS_38", "AVD-AWS-0041"],
      setting: "endpoint.public.cidrs",
      fault: { at: "aws_eks_cluster/main/vpc_config/endpoint_public_access", to: true },
      holds: where(
        (cluster, inventory) =>
          isPublic(cluster, inventory) === "met" || !cluster.has("vpc_config.endpoint_public_access"),
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
      fault: { at: "aws_eks_cluster/main/vpc_config/subnet_ids", to: ["subnet-1"] },
      holds: twoZones,
    },
    {
      id: "eks-cluster-logs",
      type: CLUSTER,
      level: "M",
      reason: "the audit log says who did what",
      source: ["EKS.8", "CKV_AWS_37", "AVD-AWS-0038"],
      setting: "",
      fault: { at: "aws_eks_cluster/main/enabled_cluster_log_types", to: ["api"] },
      holds: contains("enabled_cluster_log_types", LOG_TYPES),
    },
    {
      id: "eks-cluster-secrets-encrypted",
      type: CLUSTER,
      level: "M",
      reason: "Kubernetes secrets are in etcd's backups too",
      source: ["EKS.3", "CKV_AWS_58", "AVD-AWS-0039"],
      setting: "",
      fault: { at: "aws_eks_cluster/main/encryption_config/provider/key_arn" },
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
      fault: { at: "aws_eks_cluster/main/version" },
      holds: isSet("version"),
    },
    {
      id: "eks-cluster-support",
      type: CLUSTER,
      level: "M",
      reason: "STANDARD upgrades by itself when support ends, EXTENDED costs: neither by surprise",
      source: ["EKS version policy"],
      setting: "support",
      fault: { at: "aws_eks_cluster/main/upgrade_policy" },
      holds: oneOf("upgrade_policy.support_type", ["STANDARD", "EXTENDED"]),
    },
    {
      id: "eks-cluster-authentication",
      type: CLUSTER,
      level: "M",
      reason: "access entries are reviewed with the rest, a config map in the cluster is not",
      source: ["EKS access entries"],
      setting: "accessEntries",
      fault: { at: "aws_eks_cluster/main/access_config/authentication_mode", to: "CONFIG_MAP" },
      holds: oneOf("access_config.authentication_mode", ["API", "API_AND_CONFIG_MAP"]),
    },
    {
      id: "eks-cluster-no-creator-admin",
      type: CLUSTER,
      level: "M",
      reason: "whoever ran the pipeline first would stay an administrator",
      source: ["EKS access entries"],
      setting: "accessEntries",
      fault: {
        at: "aws_eks_cluster/main/access_config/bootstrap_cluster_creator_admin_permissions",
        to: true,
      },
      holds: equals("access_config.bootstrap_cluster_creator_admin_permissions", false),
    },
    {
      id: "eks-cluster-managed-addons",
      type: CLUSTER,
      level: "M",
      reason: "self-managed copies are not upgraded, and hide the managed ones' settings",
      source: ["EKS add-ons"],
      setting: "addons",
      fault: { at: "aws_eks_cluster/main/bootstrap_self_managed_addons" },
      holds: equals("bootstrap_self_managed_addons", false),
    },
    {
      id: "eks-cluster-core-addons",
      type: CLUSTER,
      level: "M",
      reason: "without these no node becomes ready, no name resolves, no volume attaches",
      source: ["EKS add-ons"],
      setting: "addons",
      fault: { at: "aws_eks_addon/dns" },
      holds: coreAddons,
    },
    {
      id: "eks-cluster-service-cidr",
      type: CLUSTER,
      level: "M",
      reason: "AWS refuses services inside the VPC's addresses, which terraform plan accepts",
      source: ["EKS CreateCluster"],
      setting: "serviceCidr",
      fault: { at: "aws_eks_cluster/main/kubernetes_network_config/service_ipv4_cidr", to: "10.20.192.0/18" },
      holds: serviceCidr,
    },
  ],
};
