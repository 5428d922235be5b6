import { describe, expect, it } from "vitest";
import { resource, shopCluster, smallGroup, synth } from "../shop.fixture";

describe("node groups", () => {
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

  it("sets the number of nodes at each apply where its settings say so", () => {
    const nodes = resource(
      synth(shopCluster({ nodeGroups: { general: { ...smallGroup, sizedBy: "settings" } } })),
      "aws_eks_node_group",
      "node-groups_general",
    );

    expect(nodes.scaling_config).toEqual({ min_size: 1, max_size: 3, desired_size: 2 });
    expect(nodes.lifecycle).toEqual({ create_before_destroy: true });
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

  it("gives the size to the data volume of Bottlerocket, and encrypts both", () => {
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

  it("writes labels and taints in the terms of EKS", () => {
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
});
