import type { NameParts } from "@strata/config/names/name-pattern";
import { string } from "@strata/contract";
import { defineSingle, spellNames } from "@strata/kind";
import { ROLE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { controlPlaneProblems } from "./check";
import { controlPlaneSettings } from "./settings";

/** The EKS cluster without its nodes. */
export const controlPlane = defineSingle({
  key: "controlPlane",
  title: "control plane",
  description: "The EKS cluster without its nodes, its role, its log group, and who reaches its API",
  settings: controlPlaneSettings,
  outputs: {
    cluster_name: string("Name of the EKS cluster", "shop-production"),
    cluster_arn: string(
      "ARN of the EKS cluster",
      "arn:aws:eks:eu-west-1:111122223333:cluster/shop-production",
    ),
    cluster_endpoint: string(
      "URL of the Kubernetes API",
      "https://0A1B2C3D4E5F.gr7.eu-west-1.eks.amazonaws.com",
    ),
    cluster_certificate_authority: string(
      "Certificate of the Kubernetes API, PEM in base64",
      "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
    ),
    cluster_version: string("Kubernetes version, major and minor", "1.35"),
    cluster_security_group_id: string("Security group of control plane and nodes", "sg-0a1b2c3d4e5f60718"),
    service_cidr: string("IPv4 CIDR of ClusterIPs, which is outside of the VPC", "172.20.0.0/16"),
  },
  names: {
    // Source: EKS `CreateCluster`, parameter `name`.
    cluster: {
      of: "EKS cluster",
      setting: "name",
      default: "{id}",
      scope: "region",
      longest: 100,
      fixed: {
        since: "another name replaces the cluster with everything that runs on it",
        way: "keep the name",
        source: "Terraform aws_eks_cluster.name",
      },
    },
    role: {
      of: "IAM role",
      setting: "role.name",
      default: "{id}-cluster",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
      fixed: {
        since: "another role replaces the cluster with everything that runs on it",
        way: "keep the name",
        source: "Terraform aws_eks_cluster.role_arn",
      },
    },
  },
  check: ({ own, settings }) => controlPlaneProblems(own, settings("network")),
});

/**
 * The name of the cluster, which is a part of other names.
 * @param layer validated settings of the cluster layer
 */
export function clusterNameOf(layer: unknown, environment: NameParts): string {
  return spellNames(controlPlane.names, { entry: "", settings: layer, layer }, environment).cluster;
}
