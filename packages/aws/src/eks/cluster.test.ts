import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { EksCluster, type EksClusterProps } from "./cluster";

const build = (props: Partial<EksClusterProps> = {}) =>
  synthesized(
    (scope) =>
      new EksCluster(scope, "cluster", {
        place,
        name: "shop",
        version: "1.35",
        support: "standard",
        subnetIds: ["subnet-a", "subnet-b"],
        serviceCidr: "172.20.0.0/16",
        role: { name: "shop-cluster", managedPolicies: ["AmazonEKSClusterPolicy"] },
        secretsKeyArn: "secrets-key",
        logs: { retentionDays: 90, keyArn: "logs-key" },
        ...props,
      }),
  );

const CLUSTER = "aws_eks_cluster.cluster";

describe("a cluster", () => {
  const { built, addresses, at, written } = build();

  it("has a role and a log group", () => {
    expect(addresses).toEqual([
      "aws_cloudwatch_log_group.cluster_logs",
      CLUSTER,
      "aws_iam_role.cluster_role",
      "aws_iam_role_policy_attachment.cluster_role_amazon-eks-cluster-policy",
    ]);
    expect(at(CLUSTER).role_arn).toBe("${aws_iam_role.cluster_role.arn}");
  });

  it("is reached from inside the VPC only", () => {
    expect(at(CLUSTER).vpc_config).toEqual({
      subnet_ids: ["subnet-a", "subnet-b"],
      endpoint_private_access: true,
      endpoint_public_access: false,
    });
  });

  it("encrypts Kubernetes secrets with the key", () => {
    expect(at(CLUSTER).encryption_config).toEqual({
      resources: ["secrets"],
      provider: { key_arn: "secrets-key" },
    });
  });

  it("lets in by access entries alone, its creator too", () => {
    expect(at(CLUSTER).access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  it("starts without add-ons, since those are settings", () => {
    expect(at(CLUSTER).bootstrap_self_managed_addons).toBe(false);
  });

  it("has addresses for services, and leaves a zone that fails", () => {
    expect(at(CLUSTER)).toMatchObject({
      kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" },
      zonal_shift_config: { enabled: true },
    });
  });

  it("writes every log there is into a group with retention and a key", () => {
    expect(at(CLUSTER).enabled_cluster_log_types).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(at("aws_cloudwatch_log_group.cluster_logs")).toEqual({
      name: "/aws/eks/shop/cluster",
      retention_in_days: 90,
      kms_key_id: "logs-key",
    });
  });

  it("waits for its log group and outlives neither group nor permissions", () => {
    expect(at(CLUSTER).depends_on).toEqual([
      "aws_cloudwatch_log_group.cluster_logs",
      "aws_iam_role_policy_attachment.cluster_role_amazon-eks-cluster-policy",
    ]);
  });

  it("acts in a role that EKS may assume for this cluster only", () => {
    expect(statements(at("aws_iam_role.cluster_role").assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/shop" },
        },
      },
    ]);
  });

  it("exposes what nodes, workloads and people need to reach it", () => {
    const { clusterName, arn, endpoint, certificateAuthority, version, securityGroupId, issuerUrl } = built;

    expect(
      written({ clusterName, arn, endpoint, certificateAuthority, version, securityGroupId, issuerUrl }),
    ).toEqual({
      clusterName: "${aws_eks_cluster.cluster.name}",
      arn: "${aws_eks_cluster.cluster.arn}",
      endpoint: "${aws_eks_cluster.cluster.endpoint}",
      certificateAuthority: "${aws_eks_cluster.cluster.certificate_authority[0].data}",
      version: "${aws_eks_cluster.cluster.version}",
      securityGroupId: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
      issuerUrl: "${aws_eks_cluster.cluster.identity[0].oidc[0].issuer}",
    });
  });
});

it("a cluster with public CIDRs is reached from those, and still from inside the VPC", () => {
  expect(build({ publicCidrs: ["203.0.113.0/24"] }).at(CLUSTER).vpc_config).toMatchObject({
    endpoint_private_access: true,
    endpoint_public_access: true,
    public_access_cidrs: ["203.0.113.0/24"],
  });
});

it.each([
  ["standard", "STANDARD"],
  ["extended", "EXTENDED"],
] as const)("a cluster on %s support asks for %s", (support, type) => {
  expect(build({ support }).at(CLUSTER).upgrade_policy).toEqual({ support_type: type });
});
