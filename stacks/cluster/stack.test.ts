import { describe, expect, it } from "vitest";
import { cluster } from "./contract";
import { shopCluster, smallGroup } from "./shop.fixture";
import { resource, statements, synth } from "./synth.fixture";

describe("cluster stack", () => {
  it("has a private control plane with encrypted secrets and all logs", () => {
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

  it("is public for named addresses only, and private besides", () => {
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

  it("stands in several tiers, its nodes in their own", () => {
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

  it("starts nodes after the network's add-ons, and leaves their number to the autoscaler", () => {
    const { depends_on, ...nodes } = resource(
      synth(shopCluster()),
      "aws_eks_node_group",
      "node-groups_general",
    );

    expect(nodes).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      version: "1.35",
      node_group_name_prefix: "general-",
      node_role_arn: "${aws_iam_role.node-role.arn}",
      subnet_ids: "${local.network.tiers.private.subnet_ids}",
      instance_types: ["t3.small"],
      ami_type: "AL2023_x86_64_STANDARD",
      capacity_type: "ON_DEMAND",
      launch_template: {
        id: "${aws_launch_template.node-groups_general_template.id}",
        version: "${aws_launch_template.node-groups_general_template.latest_version}",
      },
      scaling_config: { min_size: 1, max_size: 3, desired_size: 2 },
      update_config: { max_unavailable_percentage: 33 },
      node_repair_config: { enabled: true },
      tags: { Name: "shop-production-general" },
      lifecycle: { ignore_changes: ["scaling_config[0].desired_size"], create_before_destroy: true },
    });
    expect(depends_on).toEqual([
      "aws_iam_role_policy_attachment.node-role_amazon-eks-worker-node-policy",
      "aws_iam_role_policy_attachment.node-role_amazon-ec2-container-registry-pull-only",
      "aws_iam_role_policy_attachment.node-role_amazon-ssm-managed-instance-core",
      "aws_eks_addon.addons_vpc-cni",
      "aws_eks_addon.addons_kube-proxy",
    ]);
  });

  it("encrypts the nodes' volumes, closes their metadata to pods, and tags what EKS starts", () => {
    const template = resource(synth(shopCluster()), "aws_launch_template", "node-groups_general_template");
    const tags = { Project: "shop", Layer: "cluster", Name: "shop-production-general" };

    expect(template).toEqual({
      name: "shop-production-general",
      update_default_version: true,
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      monitoring: { enabled: true },
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          ebs: {
            encrypted: "true",
            kms_key_id: "${aws_kms_key.keys_volumes.arn}",
            volume_type: "gp3",
            volume_size: 50,
            delete_on_termination: "true",
          },
        },
      ],
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
  });

  it("gives the size to the volume of Bottlerocket that fills up, and encrypts both", () => {
    const group = { ...smallGroup, ami: "BOTTLEROCKET_x86_64", volumeGiB: 80 } as const;
    const template = resource(
      synth(shopCluster({ nodeGroups: { general: group } })),
      "aws_launch_template",
      "node-groups_general_template",
    );

    expect(template.block_device_mappings).toMatchObject([
      { device_name: "/dev/xvdb", ebs: { encrypted: "true", volume_size: 80 } },
      { device_name: "/dev/xvda", ebs: { encrypted: "true" } },
    ]);
  });

  it("writes labels and taints in the words of EKS", () => {
    const group = {
      ...smallGroup,
      capacity: "spot",
      labels: { team: "search" },
      taints: { dedicated: { value: "search", effect: "NoSchedule" }, spot: { effect: "PreferNoSchedule" } },
    } as const;
    const nodes = resource(
      synth(shopCluster({ nodeGroups: { search: group } })),
      "aws_eks_node_group",
      "node-groups_search",
    );

    expect(nodes).toMatchObject({
      capacity_type: "SPOT",
      labels: { team: "search" },
      taint: [
        { key: "dedicated", value: "search", effect: "NO_SCHEDULE" },
        { key: "spot", effect: "PREFER_NO_SCHEDULE" },
      ],
    });
  });

  it("lets Auto Scaling start machines whose volumes its key encrypts", () => {
    const grants = statements(resource(synth(shopCluster()), "aws_kms_key", "keys_volumes").policy);

    expect(grants).toMatchObject([
      { Sid: "AccountAdministration" },
      {
        Sid: "NodeVolumes",
        Principal: {
          AWS: "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        },
      },
      { Sid: "NodeVolumeGrants", Action: "kms:CreateGrant" },
    ]);
  });

  it("trusts EKS for this cluster, and machines for the nodes", () => {
    const template = synth(shopCluster());

    expect(statements(resource(template, "aws_iam_role", "cluster_role").assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/shop-production" },
        },
      },
    ]);
    expect(statements(resource(template, "aws_iam_role", "node-role").assume_role_policy)).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });
});

describe("contract of the cluster layer", () => {
  it("is published whole, each output from its resource", () => {
    const { output } = synth(shopCluster());

    expect(Object.keys(output).sort()).toEqual(Object.keys(cluster.outputs).sort());
    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      cluster_arn: "${aws_eks_cluster.cluster.arn}",
      cluster_endpoint: "${aws_eks_cluster.cluster.endpoint}",
      cluster_certificate_authority: "${aws_eks_cluster.cluster.certificate_authority[0].data}",
      cluster_version: "${aws_eks_cluster.cluster.version}",
      cluster_security_group_id: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
      service_cidr: "172.20.0.0/16",
      oidc_provider_arn: "${aws_iam_openid_connect_provider.oidc-provider.arn}",
      oidc_issuer: "${local.oidc-provider_issuer}",
      secrets_key_arn: "${aws_kms_key.keys_secrets.arn}",
      volumes_key_arn: "${aws_kms_key.keys_volumes.arn}",
      node_role_arn: "${aws_iam_role.node-role.arn}",
      node_groups: {
        general: {
          name: "${aws_eks_node_group.node-groups_general.node_group_name}",
          autoscaling_groups:
            "${aws_eks_node_group.node-groups_general.resources[0].autoscaling_groups[*].name}",
        },
      },
    });
  });
});
