import { contract, entries, string, strings } from "@strata/contract";

/** What the cluster layer promises to later layers. */
export const cluster = contract("cluster", {
  cluster_name: string("Name of the EKS cluster", "shop-production"),
  cluster_arn: string("ARN of the EKS cluster", "arn:aws:eks:eu-west-1:111122223333:cluster/shop-production"),
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
  oidc_provider_arn: string(
    "OIDC provider that workload roles trust",
    "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F",
  ),
  oidc_issuer: string(
    "Issuer of service account tokens, host and path without https://",
    "oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F",
  ),
  secrets_key_arn: string(
    "KMS key that encrypts Kubernetes secrets",
    "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
  ),
  volumes_key_arn: string(
    "KMS key that encrypts node and pod volumes",
    "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
  ),
  node_role_arn: string(
    "ARN of the role that all nodes bear",
    "arn:aws:iam::111122223333:role/shop-production-node",
  ),
  node_groups: entries("Managed node groups", "nodeGroups", {
    name: string("Name of the node group", "general-20260301120000000000000001"),
    autoscaling_groups: strings("Names of its Auto Scaling groups", ["eks-general-0a1b2c3d"]),
  }),
});
