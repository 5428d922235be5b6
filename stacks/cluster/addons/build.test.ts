import { describe, expect, it } from "vitest";
import { networkAddons, resource, shopCluster, statements, synth } from "../shop.fixture";

describe("add-ons of the cluster stack", () => {
  const disks = {
    version: "v1.48.0-eksbuild.2",
    configuration: { controller: { replicaCount: 3 } },
    role: {
      name: "disks",
      serviceAccount: "ebs-csi-*",
      managedPolicies: ["service-role/AmazonEBSCSIDriverPolicy"],
      statements: { zones: { actions: ["ec2:DescribeAvailabilityZones"], resources: ["*"] } },
      keys: ["volumes" as const],
    },
  };

  it("run with the role of their service account, once there are nodes", () => {
    const template = synth(shopCluster({ addons: { ...networkAddons, "aws-ebs-csi-driver": disks } }));
    const addon = resource(template, "aws_eks_addon", "addons_aws-ebs-csi-driver");

    expect(addon).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      addon_name: "aws-ebs-csi-driver",
      addon_version: "v1.48.0-eksbuild.2",
      configuration_values: '{"controller":{"replicaCount":3}}',
      resolve_conflicts_on_create: "OVERWRITE",
      resolve_conflicts_on_update: "OVERWRITE",
      service_account_role_arn: "${aws_iam_role.addons_aws-ebs-csi-driver_role.arn}",
      depends_on: [
        "aws_iam_role_policy_attachment.addons_aws-ebs-csi-driver_role_amazon-ebscsi-driver-policy",
        "aws_iam_role_policy.addons_aws-ebs-csi-driver_role_zones",
        "aws_iam_role_policy.addons_aws-ebs-csi-driver_role_volumes-key",
        "aws_eks_node_group.node-groups_general",
      ],
    });
  });

  it("without a version or a configuration have EKS's own of the day", () => {
    const template = synth(shopCluster({ addons: { ...networkAddons, "metrics-server": {} } }));

    expect(resource(template, "aws_eks_addon", "addons_metrics-server")).toMatchObject({
      addon_version: "${local.metrics_server_version.version}",
      configuration_values: "{}",
    });
    expect(template.data.aws_eks_addon_version?.metrics_server_version).toMatchObject({
      addon_name: "metrics-server",
      kubernetes_version: "1.35",
      most_recent: false,
    });
    expect(template.data.aws_eks_addon_version).not.toHaveProperty("coredns_version");
  });

  it("that create encrypted volumes may use the volumes' key, and grant it to AWS only", () => {
    const template = synth(shopCluster({ addons: { ...networkAddons, "aws-ebs-csi-driver": disks } }));
    const { policy } = resource(
      template,
      "aws_iam_role_policy",
      "addons_aws-ebs-csi-driver_role_volumes-key",
    );

    expect(statements(policy)).toEqual([
      {
        Effect: "Allow",
        Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
        Resource: "${aws_kms_key.keys_volumes.arn}",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
      {
        Effect: "Allow",
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        Resource: "${aws_kms_key.keys_volumes.arn}",
      },
    ]);
  });

  it("that have several service accounts trust all of them, with an exact audience", () => {
    const template = synth(shopCluster({ addons: { ...networkAddons, "aws-ebs-csi-driver": disks } }));
    const role = resource(template, "aws_iam_role", "addons_aws-ebs-csi-driver_role");

    expect(role.name).toBe("disks");
    expect(statements(role.assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated: "${aws_iam_openid_connect_provider.oidc-provider.arn}" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "${local.oidc-provider_issuer}:aud": "sts.amazonaws.com" },
          StringLike: { "${local.oidc-provider_issuer}:sub": "system:serviceaccount:kube-system:ebs-csi-*" },
        },
      },
    ]);
  });

  it("write to log groups that are created before them, with retention and key", () => {
    const insights = {
      role: { serviceAccount: "agent" },
      logGroups: { performance: { name: "/insights/{cluster}/performance", retentionDays: 30 } },
    };
    const template = synth(shopCluster({ addons: { ...networkAddons, insights } }));

    expect(
      resource(template, "aws_cloudwatch_log_group", "addons_insights_log-groups_performance"),
    ).toMatchObject({
      name: "/insights/shop-production/performance",
      retention_in_days: 30,
      kms_key_id: "${local.network.keys.platform.arn}",
    });
    expect(resource(template, "aws_eks_addon", "addons_insights").depends_on).toContain(
      "aws_cloudwatch_log_group.addons_insights_log-groups_performance",
    );
  });

  it("whose several service accounts are named trust just these", () => {
    const files = { role: { serviceAccount: ["files-controller", "files-node"] } };
    const template = synth(shopCluster({ addons: { ...networkAddons, files } }));
    const { assume_role_policy } = resource(template, "aws_iam_role", "addons_files_role");

    expect(statements(assume_role_policy)).toMatchObject([
      {
        Condition: {
          StringEquals: {
            "${local.oidc-provider_issuer}:sub": [
              "system:serviceaccount:kube-system:files-controller",
              "system:serviceaccount:kube-system:files-node",
            ],
            "${local.oidc-provider_issuer}:aud": "sts.amazonaws.com",
          },
        },
      },
    ]);
  });

  it("that nodes need wait for no node, and trust one service account", () => {
    const template = synth(shopCluster());

    expect(resource(template, "aws_eks_addon", "addons_vpc-cni").depends_on).toEqual([]);
    const { assume_role_policy } = resource(template, "aws_iam_role", "addons_vpc-cni_role");
    expect(statements(assume_role_policy)).toMatchObject([
      {
        Condition: {
          StringEquals: {
            "${local.oidc-provider_issuer}:sub": "system:serviceaccount:kube-system:aws-node",
            "${local.oidc-provider_issuer}:aud": "sts.amazonaws.com",
          },
        },
      },
    ]);
    expect(template.locals["oidc-provider_issuer"]).toBe(
      '${replace(aws_eks_cluster.cluster.identity[0].oidc[0].issuer, "https://", "")}',
    );
  });
});
