import { asList } from "@strata/inventory";
import { all, isAbsent, isSet, literal, oneOf, show } from "../checks";
import type { Example } from "../example";
import { BEFORE_NODES } from "../orders/machines";
import { type Check, met, type ServiceRules } from "../rule";
import { ADDON_ROLES } from "../service-roles/addon-table";

/** Add-ons that need nodes; those that nodes need are {@link BEFORE_NODES}. */
const AFTER_NODES = [
  "coredns",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "metrics-server",
  "amazon-cloudwatch-observability",
];

const orderedWithNodes: Check = (addon, inventory) => {
  const name = String(addon.get("addon_name"));
  const isAfter = asList(addon.get("depends_on"))
    .map(String)
    .some((address) => address.startsWith("aws_eks_node_group."));
  if (AFTER_NODES.includes(name))
    return met(isAfter, `${name} after the node groups`, "no depends_on a node group");
  if (!BEFORE_NODES.includes(name)) return "met";
  const groups = inventory.resources("aws_eks_node_group", addon.layer);
  const early = groups.find((group) => !asList(group.get("depends_on")).map(String).includes(addon.address));
  return met(
    !isAfter && early === undefined,
    `${name} before the node groups`,
    `${early?.address ?? "depends_on them"}`,
  );
};

const ownIdentity: Check = (addon) => {
  if (ADDON_ROLES.every(({ addon: name }) => name !== addon.get("addon_name"))) return "met";
  const ways = ["service_account_role_arn", "pod_identity_association"].filter((path) => addon.has(path));
  return met(ways.length === 1, "service_account_role_arn or pod_identity_association", show(ways));
};

const ADDON = "aws_eks_addon";

const addon = (
  name: string,
  extra: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  addon_name: name,
  addon_version: "v1.20.0-eksbuild.1",
  resolve_conflicts_on_create: "OVERWRITE",
  resolve_conflicts_on_update: "OVERWRITE",
  ...extra,
});
const afterNodes = (...rights: readonly string[]) => ({
  depends_on: ["aws_eks_node_group.main", ...rights.map((name) => `aws_iam_role_policy_attachment.${name}`)],
});

const example: Example = {
  layer: "cluster",
  resource: {
    aws_eks_addon: {
      cni: addon("vpc-cni", {
        service_account_role_arn: "${aws_iam_role.cni.arn}",
        depends_on: ["aws_iam_role_policy_attachment.cni"],
      }),
      proxy: addon("kube-proxy"),
      dns: addon("coredns", afterNodes()),
      ebs: addon("aws-ebs-csi-driver", {
        ...afterNodes("ebs"),
        service_account_role_arn: "${aws_iam_role.ebs.arn}",
      }),
      efs: addon("aws-efs-csi-driver", {
        ...afterNodes("efs"),
        service_account_role_arn: "${aws_iam_role.efs.arn}",
      }),
      insights: addon("amazon-cloudwatch-observability", {
        configuration_values: "{}",
        depends_on: [...afterNodes("insights").depends_on, "aws_cloudwatch_log_group.insights"],
        service_account_role_arn: "${aws_iam_role.insights.arn}",
      }),
    },
    aws_eks_access_entry: { admin: { principal_arn: "arn:aws:iam::123456789012:role/admin" } },
    aws_eks_access_policy_association: {
      admin: {
        principal_arn: "${aws_eks_access_entry.admin.principal_arn}",
        policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        access_scope: { type: "cluster" },
      },
    },
  },
};

/** Managed add-ons, and who may use the cluster. */
export const eksAddons: ServiceRules = {
  example,
  rules: [
    {
      id: "eks-addon-conflicts",
      type: ADDON,
      level: "M",
      reason: "without both, an add-on that was touched by hand fails the apply",
      source: ["AWS provider 6 upgrade guide"],
      setting: "addons",
      fault: { at: "aws_eks_addon/dns/resolve_conflicts_on_update" },
      holds: all(
        isSet("resolve_conflicts_on_create"),
        isSet("resolve_conflicts_on_update"),
        isAbsent("resolve_conflicts"),
      ),
    },
    {
      id: "eks-addon-version",
      type: ADDON,
      level: "P",
      reason: "an add-on without a version of its own drifts",
      source: ["EKS add-ons"],
      setting: "addons.version",
      fault: { at: "aws_eks_addon/dns/addon_version" },
      // What is looked up, EKS's default for example, is another version after some time.
      holds: literal("addon_version", "named in the settings", (version) => typeof version === "string"),
    },
    {
      id: "eks-addon-identity",
      type: ADDON,
      level: "M",
      reason: "drivers and agents have roles of their own, never the node's",
      source: ["EKS best practices"],
      setting: "addons",
      fault: { at: "aws_eks_addon/ebs/service_account_role_arn" },
      holds: ownIdentity,
    },
    {
      id: "eks-addon-order",
      type: ADDON,
      level: "M",
      reason: "nodes need their network first, the other add-ons need nodes",
      source: ["EKS add-ons"],
      setting: "",
      fault: { at: "aws_eks_addon/cni/depends_on", to: ["aws_eks_node_group.main"] },
      holds: orderedWithNodes,
    },
    {
      id: "eks-access-policy",
      type: "aws_eks_access_policy_association",
      level: "M",
      reason: "EKS takes its own access policies, not IAM's, within a scope",
      source: ["EKS access entries"],
      setting: "accessEntries",
      fault: {
        at: "aws_eks_access_policy_association/admin/policy_arn",
        to: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      },
      holds: all(
        literal("policy_arn", "an EKS access policy", (arn) =>
          /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\//.test(String(arn)),
        ),
        oneOf("access_scope.type", ["cluster", "namespace"]),
      ),
    },
    {
      id: "eks-access-entry",
      type: "aws_eks_access_entry",
      level: "M",
      reason: "an entry names whom it admits",
      source: ["EKS access entries"],
      setting: "accessEntries",
      fault: { at: "aws_eks_access_entry/admin/principal_arn" },
      holds: isSet("principal_arn"),
    },
  ],
};
