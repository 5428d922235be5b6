import { policy, trust } from "./policy.fixture";
import { type Blocks, KEY } from "./unit.fixture";

const addon = (
  name: string,
  extra: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  addon_name: name,
  addon_version: "v1.20.0-eksbuild.1",
  resolve_conflicts_on_create: "OVERWRITE",
  resolve_conflicts_on_update: "OVERWRITE",
  ...extra,
});
const afterNodes = { depends_on: ["aws_eks_node_group.main"] };
const issuer = "${aws_iam_openid_connect_provider.main.url}";

/** The cluster, its nodes, add-ons, roles, and who may enter. */
export const eks: Blocks = {
  aws_eks_cluster: {
    main: {
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
  aws_cloudwatch_log_group: { cluster: { retention_in_days: 90, kms_key_id: KEY } },
  aws_iam_role: {
    nodes: { assume_role_policy: trust("ec2.amazonaws.com") },
    drivers: {
      assume_role_policy: policy({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: "${aws_iam_openid_connect_provider.main.arn}" },
        Condition: {
          StringEquals: {
            [`${issuer}:sub`]: "system:serviceaccount:kube-system:driver",
            [`${issuer}:aud`]: "sts.amazonaws.com",
          },
        },
      }),
    },
  },
  aws_iam_role_policy_attachment: {
    nodes: {
      role: "${aws_iam_role.nodes.name}",
      policy_arn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    },
  },
  aws_iam_policy: {
    scaler: {
      policy: policy(
        { Effect: "Allow", Action: ["autoscaling:Describe*", "ec2:DescribeInstanceTypes"], Resource: "*" },
        {
          Effect: "Allow",
          Action: "autoscaling:SetDesiredCapacity",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/owner": "shop" } },
        },
      ),
    },
  },
  aws_iam_openid_connect_provider: { main: { url: issuer, client_id_list: ["sts.amazonaws.com"] } },
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
      depends_on: ["aws_eks_addon.cni", "aws_eks_addon.proxy"],
    },
  },
  aws_launch_template: {
    main: {
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [
        { device_name: "/dev/xvda", ebs: { encrypted: "true", kms_key_id: KEY, volume_size: 50 } },
      ],
      network_interfaces: [{ associate_public_ip_address: "false" }],
      user_data: "IyEvYmluL2Jhc2g=",
    },
  },
  aws_eks_addon: {
    cni: addon("vpc-cni", { service_account_role_arn: "${aws_iam_role.drivers.arn}" }),
    proxy: addon("kube-proxy"),
    dns: addon("coredns", afterNodes),
    ebs: addon("aws-ebs-csi-driver", {
      ...afterNodes,
      service_account_role_arn: "${aws_iam_role.drivers.arn}",
    }),
    insights: addon("amazon-cloudwatch-observability", {
      ...afterNodes,
      service_account_role_arn: "${aws_iam_role.drivers.arn}",
    }),
  },
  aws_eks_access_entry: { admin: { principal_arn: "arn:aws:iam::123456789012:role/admin" } },
  aws_eks_access_policy_association: {
    admin: {
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      access_scope: { type: "cluster" },
    },
  },
};
