import { cluster, type Fault } from "./fault.fixture";

/** Faults of the cluster, its nodes, add-ons and access. */
export const eksFaults: Readonly<Record<string, Fault>> = {
  "eks-cluster-private-endpoint": cluster("aws_eks_cluster/main/vpc_config/endpoint_private_access", false),
  "eks-cluster-no-public-endpoint": cluster("aws_eks_cluster/main/vpc_config/endpoint_public_access", true),
  "eks-cluster-public-cidrs": cluster("aws_eks_cluster/main/vpc_config/endpoint_public_access", true),
  "eks-cluster-subnets": cluster("aws_eks_cluster/main/vpc_config/subnet_ids", ["subnet-1"]),
  "eks-cluster-logs": cluster("aws_eks_cluster/main/enabled_cluster_log_types", ["api"]),
  "eks-cluster-secrets-encrypted": cluster("aws_eks_cluster/main/encryption_config/provider/key_arn"),
  "eks-cluster-version": cluster("aws_eks_cluster/main/version"),
  "eks-cluster-support": cluster("aws_eks_cluster/main/upgrade_policy"),
  "eks-cluster-authentication": cluster(
    "aws_eks_cluster/main/access_config/authentication_mode",
    "CONFIG_MAP",
  ),
  "eks-cluster-no-creator-admin": cluster(
    "aws_eks_cluster/main/access_config/bootstrap_cluster_creator_admin_permissions",
    true,
  ),
  "eks-cluster-managed-addons": cluster("aws_eks_cluster/main/bootstrap_self_managed_addons"),
  "eks-cluster-core-addons": cluster("aws_eks_addon/dns"),
  "eks-cluster-service-cidr": cluster(
    "aws_eks_cluster/main/kubernetes_network_config/service_ipv4_cidr",
    "10.20.192.0/18",
  ),
  "eks-cluster-order": cluster("aws_eks_cluster/main/depends_on"),
  "eks-nodes-scaling": cluster("aws_eks_node_group/main/scaling_config/desired_size", 10),
  "eks-nodes-autoscaled": cluster("aws_eks_node_group/main/lifecycle"),
  "eks-nodes-private": {
    layer: "network",
    at: "output/private_subnet_ids/value",
    to: ["${aws_subnet.private_a.id}", "${aws_subnet.public_b.id}"],
    found: "cluster",
  },
  "eks-nodes-image": cluster("aws_eks_node_group/main/ami_type", "AL2_x86_64"),
  "eks-nodes-architecture": cluster("aws_eks_node_group/main/instance_types", ["t4g.large"]),
  "eks-nodes-instance-types": cluster("aws_eks_node_group/main/instance_types"),
  "eks-nodes-template": cluster("aws_eks_node_group/main/disk_size", 50),
  "eks-nodes-no-remote-access": cluster("aws_eks_node_group/main/remote_access", { ec2_ssh_key: "ops" }),
  "eks-nodes-role": cluster(
    "aws_iam_role_policy_attachment/nodes/policy_arn",
    "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
  ),
  "launch-template-imds": cluster("aws_launch_template/main/metadata_options/http_tokens", "optional"),
  "launch-template-hop-limit": cluster(
    "aws_launch_template/main/metadata_options/http_put_response_hop_limit",
    2,
  ),
  "launch-template-encrypted": cluster(
    "aws_launch_template/main/block_device_mappings/0/ebs/encrypted",
    "false",
  ),
  "launch-template-no-public-address": cluster(
    "aws_launch_template/main/network_interfaces/0/associate_public_ip_address",
    "true",
  ),
  "launch-template-no-secret": cluster("aws_launch_template/main/user_data", "DB_PASSWORD=hunter22"),
  "eks-addon-conflicts": cluster("aws_eks_addon/dns/resolve_conflicts_on_update"),
  "eks-addon-version": cluster("aws_eks_addon/dns/addon_version"),
  "eks-addon-identity": cluster("aws_eks_addon/ebs/service_account_role_arn"),
  "eks-addon-order": cluster("aws_eks_addon/cni/depends_on", ["aws_eks_node_group.main"]),
  "eks-access-policy": cluster(
    "aws_eks_access_policy_association/admin/policy_arn",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
  ),
  "eks-access-entry": cluster("aws_eks_access_entry/admin/principal_arn"),
};
