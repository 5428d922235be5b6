import type { ValueTable } from "./value-table.fixture";

/** Names, labels and amounts of Kubernetes. */
export const KUBERNETES: readonly ValueTable[] = [
  {
    name: "kubernetesName",
    source: "Kubernetes IsDNS1123Label",
    accepted: ["cart-api", "a", "1"],
    refused: ["", "Cart", "-a", "a-", "a.b", "a".repeat(64)],
  },
  {
    name: "kubernetesSubdomain",
    source: "Kubernetes IsDNS1123Subdomain",
    accepted: ["cart-api", "cart.example.com", "a".repeat(63)],
    refused: ["", "Cart", "a..b", ".a", "a_b", "a".repeat(64), `${"a.".repeat(127)}a`],
  },
  {
    name: "labelKey",
    source: "Kubernetes IsQualifiedName",
    accepted: ["team", "example.com/team", "A_b.c-d", `${"a".repeat(63)}`],
    refused: [
      "",
      "/team",
      "example.com/",
      "a/b/c",
      "Example.com/team",
      "-team",
      "a".repeat(64),
      "te am",
      `${"a.".repeat(127)}a/b`,
    ],
  },
  {
    name: "labelValue",
    source: "Kubernetes IsValidLabelValue",
    accepted: ["", "payments", "a.b_c-D"],
    refused: ["-a", "a-", "a b", "a/b", "a".repeat(64), true],
  },
  {
    name: "labels",
    source: "Kubernetes ValidateLabels",
    accepted: [{}, { "istio-injection": "enabled" }],
    refused: [{ "a b": "c" }, { a: "b c" }, { a: true }],
  },
  {
    name: "nodeLabelKey",
    source: "EKS CreateNodegroup, InvalidParameterException: reserved prefixes",
    accepted: ["team", "example.com/team", "karpenter.sh/x"],
    refused: [
      "node-role.kubernetes.io/worker",
      "kubernetes.io/role",
      "topology.k8s.io/zone",
      "eks.amazonaws.com/nodegroup",
    ],
  },
  {
    name: "quantity",
    source: "Kubernetes resource.ParseQuantity",
    accepted: ["500m", "2Gi", "1", "0.5", "1e3", ".5"],
    refused: ["", "2 Gi", "2GB", "2gi", "-1", "Gi", "1.2.3"],
  },
  {
    name: "accessGroup",
    source: "EKS user guide, Create access entries",
    accepted: ["viewers", "team:viewers"],
    refused: ["system:masters", "eks:admins", "aws:x", "amazon:x", "iam:x", "", "a b"],
  },
  {
    name: "accessNamespace",
    source: "EKS user guide, Associate access policies with access entries",
    accepted: ["dev", "dev-*"],
    refused: ["Dev", "*dev", "", "dev-*-x", "a.b", "a".repeat(64)],
  },
  {
    name: "serviceAccountPattern",
    source: "Kubernetes IsDNS1123Subdomain; IAM StringLike",
    accepted: ["cart", "efs-csi-*", "*"],
    refused: ["", "Cart", "cart?", "-cart", "a b"],
  },
  {
    name: "apiVersion",
    source: "Kubernetes API concepts, apiVersion",
    accepted: ["v1", "external-secrets.io/v1", "apps/v1beta2"],
    refused: ["", "1", "external-secrets.io", "apps/1", "apps/v1/x", "Apps/v1"],
  },
  {
    name: "objectKind",
    source: "Kubernetes API conventions, Types (Kinds)",
    accepted: ["SecretStore", "Job"],
    refused: ["", "secretstore", "Secret Store", "secret-store"],
  },
  {
    name: "cronJobSchedule",
    source: "robfig/cron ParseStandard, as the API server validates CronJob",
    accepted: ["0 3 * * *", "*/5 * * * 1-5", "@daily", "0 0 1 JAN *", "0,30 * * * SUN"],
    refused: [
      "",
      "0 3 * *",
      "60 * * * *",
      "0 24 * * *",
      "0 0 0 * *",
      "0 0 * 13 *",
      "cron(0 3 * * *)",
      "@never",
      "0 0 * * 7",
      "*/0 * * * *",
    ],
  },
];
