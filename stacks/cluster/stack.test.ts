import { describe, expect, it } from "vitest";
import { cluster } from "./index";
import { shopCluster, synth } from "./shop.fixture";

describe("contract of the cluster layer", () => {
  it("is published whole, each output from its resource", () => {
    const { output } = synth(shopCluster());

    expect(Object.keys(output).sort()).toEqual(Object.keys(cluster.contract.outputs).sort());
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
