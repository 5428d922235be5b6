/**
 * Add-ons of AWS, and those of the community that AWS builds.
 * Source: EKS user guide, "AWS add-ons" and "Community add-ons"; one that is missing here is one line to add.
 */
export const ADDON_NAMES: readonly string[] = [
  "adot",
  "amazon-cloudwatch-observability",
  "amazon-sagemaker-hyperpod-observability",
  "amazon-sagemaker-hyperpod-taskgovernance",
  "amazon-sagemaker-hyperpod-training-operator",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "aws-fsx-csi-driver",
  "aws-guardduty-agent",
  "aws-mountpoint-s3-csi-driver",
  "aws-network-flow-monitoring-agent",
  "aws-privateca-connector-for-kubernetes",
  "aws-secrets-store-csi-driver-provider",
  "cert-manager",
  "coredns",
  "eks-node-monitoring-agent",
  "eks-pod-identity-agent",
  "external-dns",
  "fluent-bit",
  "kube-proxy",
  "kube-state-metrics",
  "metrics-server",
  "prometheus-node-exporter",
  "snapshot-controller",
  "vpc-cni",
];
