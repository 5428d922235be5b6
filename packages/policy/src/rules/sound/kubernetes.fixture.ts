import { type Blocks, KEY } from "./unit.fixture";

const namespace = { metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } } };
const account = {
  metadata: {
    name: "sa-cart",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/shop-cart" },
  },
};
const volume = {
  spec: [
    {
      persistent_volume_reclaim_policy: "Retain",
      persistent_volume_source: {
        csi: { driver: "efs.csi.aws.com", volume_handle: "fs-0a1b2c3d4e5f60718::fsap-0a1b2c3d4e5f60718" },
      },
    },
  ],
};
const storage = {
  storage_provisioner: "ebs.csi.aws.com",
  parameters: { type: "gp3", encrypted: "true", kmsKeyId: KEY },
  volume_binding_mode: "WaitForFirstConsumer",
};

/** Objects inside of the cluster, each under both names of its type, and a chart. */
export const kubernetes: Blocks = {
  kubernetes_namespace_v1: { shop: namespace },
  kubernetes_namespace: { shop: namespace },
  kubernetes_service_account_v1: { cart: account },
  kubernetes_service_account: { cart: account },
  kubernetes_persistent_volume_v1: { files: volume },
  kubernetes_persistent_volume: { files: volume },
  kubernetes_storage_class_v1: { fast: storage },
  kubernetes_storage_class: { fast: storage },
  helm_release: {
    scaler: {
      chart: "cluster-autoscaler",
      repository: "https://kubernetes.github.io/autoscaler",
      version: "9.59.0",
      namespace: "kube-system",
      atomic: true,
      timeout: 600,
      // All but the first line name a credential and hold none.
      values: [
        'replicaCount: 2\napi-key:\n  kind: ExternalSecret\n  secretKey: api-key\ntoken: "$API_TOKEN"\nautomountServiceAccountToken: false\n',
      ],
    },
  },
};
