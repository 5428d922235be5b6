import { describe, expect, it } from "vitest";
import { resource, shopCluster, smallGroup, statements, synth } from "../shop.fixture";

describe("control plane", () => {
  it("is private, with encrypted secrets and all logs", () => {
    const { depends_on, ...control } = resource(synth(shopCluster()), "aws_eks_cluster", "cluster");

    expect(control).toEqual({
      name: "shop-production",
      version: "1.35",
      role_arn: "${aws_iam_role.cluster_role.arn}",
      upgrade_policy: { support_type: "STANDARD" },
      bootstrap_self_managed_addons: false,
      enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
      encryption_config: { resources: ["secrets"], provider: { key_arn: "${aws_kms_key.keys_secrets.arn}" } },
      kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" },
      vpc_config: {
        subnet_ids: "${local.network.tiers.private.subnet_ids}",
        endpoint_private_access: true,
        endpoint_public_access: false,
      },
      zonal_shift_config: { enabled: true },
    });
    expect(depends_on).toEqual([
      "aws_cloudwatch_log_group.cluster_logs",
      "aws_iam_role_policy_attachment.cluster_role_amazon-eks-cluster-policy",
    ]);
  });

  it("keeps its logs under the name that EKS writes to", () => {
    expect(
      resource(
        synth(shopCluster({ logs: { key: "platform", retentionDays: 365 } })),
        "aws_cloudwatch_log_group",
        "cluster_logs",
      ),
    ).toMatchObject({
      name: "/aws/eks/shop-production/cluster",
      retention_in_days: 365,
      kms_key_id: "${local.network.keys.platform.arn}",
    });
  });

  it("can be public, for named addresses only, and stays private too", () => {
    const { vpc_config } = resource(
      synth(shopCluster({ endpoint: { public: { cidrs: ["198.51.100.0/24"] } } })),
      "aws_eks_cluster",
      "cluster",
    );

    expect(vpc_config).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["198.51.100.0/24"],
    });
  });

  it("is in several tiers, its nodes in their own", () => {
    const template = synth(
      shopCluster({
        subnets: ["private", "public"],
        nodeGroups: { general: { ...smallGroup, subnets: ["private"] } },
      }),
    );

    expect(resource(template, "aws_eks_cluster", "cluster").vpc_config).toMatchObject({
      subnet_ids: "${concat(local.network.tiers.private.subnet_ids, local.network.tiers.public.subnet_ids)}",
    });
    expect(resource(template, "aws_eks_node_group", "node-groups_general").subnet_ids).toBe(
      "${local.network.tiers.private.subnet_ids}",
    );
  });

  it("lets named clients reach its API in addition to nodes and pods, on one port", () => {
    const template = synth(
      shopCluster({
        endpoint: {
          private: { clients: { office: { description: "VPN of the office", cidr: "10.9.0.0/16" } } },
        },
      }),
    );
    const rule = resource(template, "aws_vpc_security_group_ingress_rule", "endpoint_private_clients_office");

    expect(rule).toEqual({
      security_group_id: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
      description: "VPN of the office",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: "10.9.0.0/16",
    });
  });

  it("trusts EKS for this cluster", () => {
    const { assume_role_policy } = resource(synth(shopCluster()), "aws_iam_role", "cluster_role");

    expect(statements(assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/shop-production" },
        },
      },
    ]);
  });
});
