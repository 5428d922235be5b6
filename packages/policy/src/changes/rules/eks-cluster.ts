import type { ChangeRule } from "../change-rule";
import {
  changes,
  changesFromValue,
  goesDownByMoreThanOneMinor,
  goesDownByOneMinor,
  goesUpByMoreThanOneMinor,
  goesUpByOneMinor,
  isRemoved,
  isSet,
  was,
  wasNot,
} from "../conditions";
import { rulesOf } from "../holding";

const TYPES = ["aws_eks_cluster"];
const UPDATE = "EKS user guide, Update existing cluster to new Kubernetes version";
const ROLLBACK = "EKS user guide, Rollback cluster to previous Kubernetes version";
const ENCRYPTION = "EKS user guide, Encrypt Kubernetes secrets with KMS";
const SUBNETS = "EKS user guide, View Amazon EKS networking requirements for VPC and subnets";

const BESIDE =
  "make a second cluster under another name, move workloads, volumes and names of services to it, and delete this one last";

const version = (rule: Omit<ChangeRule, "types" | "on" | "attributes">): ChangeRule => ({
  types: TYPES,
  on: ["update"],
  attributes: ["version"],
  ...rule,
});

/** The control plane. */
export const eksCluster: readonly ChangeRule[] = [
  ...rulesOf({
    id: "eks-cluster",
    types: TYPES,
    lost: "every object in it: namespaces, secrets, volumes' claims, and all workloads",
    deletion:
      "delete what runs in it first, so that load balancers and volumes that it has made do not stay behind; then node groups, add-ons and the cluster",
    replacement: BESIDE,
    deletions: [
      {
        id: "protected",
        only: was("deletion_protection", true),
        effect: "refuses",
        reason: "deletion_protection is on, so EKS refuses to delete the cluster",
        way: "if it is to go: turn deletion_protection off, apply that alone, and delete it then",
        source: ["EKS user guide, Protect EKS clusters from accidental deletion"],
        sample: { before: { deletion_protection: true } },
        otherwise: { before: { deletion_protection: false } },
        alsoReplaced: true,
      },
      {
        id: "unprotected",
        only: wasNot("deletion_protection", true),
        effect: "destroys",
        reason: "with it goes every object in it: namespaces, secrets, claims of volumes, and all workloads",
        way: "delete what runs in it first, so that load balancers and volumes that it has made do not stay behind; then node groups, add-ons and the cluster",
        sample: { before: { name: "shop" } },
        otherwise: { before: { deletion_protection: true } },
      },
    ],
    source: ["EKS user guide, Delete a cluster", "AWS provider, aws_eks_cluster"],
    fixed: [
      { id: "name", attributes: ["name"], reason: "a cluster cannot be renamed" },
      { id: "role", attributes: ["role_arn"], reason: "the role of a cluster is fixed when it is made" },
      {
        id: "service-cidr",
        attributes: [
          "kubernetes_network_config.service_ipv4_cidr",
          "kubernetes_network_config.ip_family",
          "kubernetes_network_config",
        ],
        reason: "addresses of services are fixed when the cluster is made",
      },
      {
        id: "creator-access",
        attributes: ["access_config.bootstrap_cluster_creator_admin_permissions"],
        reason:
          "it says whether the creator becomes an administrator, and is read only while the cluster is made; to change it deletes the cluster",
        way: "keep the value; grant and take access with aws_eks_access_entry",
        source: ["EKS user guide, Grant IAM users access to Kubernetes with EKS access entries"],
      },
      {
        id: "self-managed-addons",
        attributes: ["bootstrap_self_managed_addons"],
        reason: "it says what is installed while the cluster is made; to change it deletes the cluster",
        way: "keep the value; manage add-ons with aws_eks_addon",
      },
      {
        id: "encryption-removed",
        attributes: ["encryption_config"],
        reason:
          "encryption of secrets cannot be turned off, so the provider deletes the cluster and makes another",
        way: "keep encryption_config as it is",
        source: [ENCRYPTION],
      },
      {
        id: "networks",
        attributes: ["remote_network_config", "outpost_config", "compute_config.node_role_arn"],
        reason:
          "hybrid networks, Outposts and the role of Auto Mode's nodes are fixed when the cluster is made",
      },
    ],
  }),
  {
    id: "eks-cluster-encryption-key-changed",
    types: TYPES,
    on: ["update"],
    attributes: ["encryption_config.provider.key_arn", "encryption_config.resources"],
    when: changesFromValue,
    effect: "refuses",
    reason:
      "EKS keeps the first key for good: the provider plans the change and does nothing, and the cluster is lost once the first key is deleted",
    way: "keep the key, and turn on its rotation; for another key, make a second cluster beside this one",
    source: [ENCRYPTION, "EKS API, AssociateEncryptionConfig"],
    fault: {
      before: { encryption_config: [{ provider: [{ key_arn: "one" }] }] },
      after: { encryption_config: [{ provider: [{ key_arn: "other" }] }] },
    },
    right: {
      before: { encryption_config: [] },
      after: { encryption_config: [{ provider: [{ key_arn: "one" }] }] },
    },
  },
  {
    id: "eks-cluster-encryption-added",
    types: TYPES,
    on: ["update"],
    attributes: ["encryption_config"],
    when: isSet,
    effect: "cannotBeUndone",
    reason:
      "encryption of secrets stays on for good, under this key; whoever deletes the key loses the cluster",
    way: "decide on the key: one of its own, with rotation, which outlives the cluster",
    source: [ENCRYPTION],
    fault: {
      before: { encryption_config: [] },
      after: { encryption_config: [{ provider: [{ key_arn: "one" }] }] },
    },
    right: {
      before: { encryption_config: [{ provider: [{ key_arn: "one" }] }] },
      after: { encryption_config: [{ provider: [{ key_arn: "one" }] }] },
    },
  },
  version({
    id: "eks-cluster-version-skipped",
    when: goesUpByMoreThanOneMinor,
    effect: "refuses",
    reason: "EKS upgrades by one minor version at a time",
    way: "go up one minor version in each apply: the cluster, its add-ons, its nodes, and then the next",
    source: [UPDATE],
    fault: { before: { version: "1.34" }, after: { version: "1.36" } },
    right: { before: { version: "1.34" }, after: { version: "1.35" } },
  }),
  version({
    id: "eks-cluster-version-down",
    when: goesDownByMoreThanOneMinor,
    effect: "refuses",
    reason: "EKS goes back by one minor version at most",
    way: "keep the version; for an older one, make a second cluster beside this one",
    source: [ROLLBACK],
    fault: { before: { version: "1.34" }, after: { version: "1.32" } },
    right: { before: { version: "1.34" }, after: { version: "1.34" } },
  }),
  version({
    id: "eks-cluster-version-back",
    when: goesDownByOneMinor,
    effect: "refuses",
    reason:
      "EKS goes back by one minor version only within seven days of an upgrade, only if nodes are no newer, and not if the cluster was made at this version",
    way: "within the seven days: bring nodes and add-ons to the older version first, look at the rollback insights, accept the change, and apply; later there is no way back",
    source: [ROLLBACK],
    fault: { before: { version: "1.34" }, after: { version: "1.33" } },
    right: { before: { version: "1.33" }, after: { version: "1.34" } },
  }),
  version({
    id: "eks-cluster-version-up",
    when: goesUpByOneMinor,
    effect: "interrupts",
    lasts: "calls of the Kubernetes API, for moments, while its servers are replaced; workloads run on",
    reason: "an upgrade can be taken back within seven days and under conditions, and not afterwards",
    way: "read the upgrade insights, try the version elsewhere, upgrade the cluster, then add-ons, then nodes; nodes may be up to three minor versions older",
    source: [UPDATE, ROLLBACK],
    fault: { before: { version: "1.34" }, after: { version: "1.35" } },
    right: { before: { version: "1.34" }, after: { version: "1.34" } },
  }),
  version({
    id: "eks-cluster-version-removed",
    when: isRemoved,
    effect: "cannotBeUndone",
    reason:
      "without a version nobody says which one the cluster has; EKS upgrades it by itself at the end of support",
    way: "write the version that the cluster has",
    source: [UPDATE],
    fault: { before: { version: "1.34" }, after: { version: null } },
    right: { before: { version: "1.34" }, after: { version: "1.34" } },
  }),
  {
    id: "eks-cluster-subnets-changed",
    types: TYPES,
    on: ["update"],
    attributes: ["vpc_config.subnet_ids"],
    when: changes,
    effect: "refuses",
    reason:
      "EKS refuses subnets of zones or of a VPC in which the cluster was not made; of the same zones it takes them",
    way: "give at least two subnets in two of the zones that the cluster has, of the same VPC, and accept the change",
    source: [SUBNETS, "EKS API, UpdateClusterConfig"],
    fault: {
      before: { vpc_config: [{ subnet_ids: ["subnet-1", "subnet-2"] }] },
      after: { vpc_config: [{ subnet_ids: ["subnet-1", "subnet-3"] }] },
    },
    right: {
      before: { vpc_config: [{ subnet_ids: ["subnet-1"], endpoint_public_access: true }] },
      after: { vpc_config: [{ subnet_ids: ["subnet-1"], endpoint_public_access: false }] },
    },
  },
  {
    id: "eks-cluster-authentication-back",
    types: TYPES,
    on: ["update"],
    attributes: ["access_config.authentication_mode"],
    when: {
      words: "goes back to the ConfigMap",
      test: (before, after) => ORDER.includes(String(after)) && stepOf(after) < stepOf(before),
    },
    effect: "refuses",
    reason: "authentication goes from CONFIG_MAP to API_AND_CONFIG_MAP to API, and never back",
    way: "keep the mode; what the ConfigMap granted becomes aws_eks_access_entry",
    source: ["EKS user guide, Change authentication mode to use access entries"],
    fault: {
      before: { access_config: [{ authentication_mode: "API" }] },
      after: { access_config: [{ authentication_mode: "API_AND_CONFIG_MAP" }] },
    },
    right: {
      before: { access_config: [{ authentication_mode: "CONFIG_MAP" }] },
      after: { access_config: [{ authentication_mode: "API_AND_CONFIG_MAP" }] },
    },
  },
  {
    id: "eks-cluster-authentication-api",
    types: TYPES,
    on: ["update"],
    attributes: ["access_config.authentication_mode"],
    when: {
      words: "goes on towards access entries",
      test: (before, after) => ORDER.includes(String(before)) && stepOf(after) > stepOf(before),
    },
    effect: "cannotBeUndone",
    reason:
      "the mode never goes back; under API the aws-auth ConfigMap is read no more, and whom only it names is locked out",
    way: "write an aws_eks_access_entry for everyone whom the ConfigMap names, then change the mode, one step at a time",
    source: ["EKS user guide, Change authentication mode to use access entries"],
    fault: {
      before: { access_config: [{ authentication_mode: "API_AND_CONFIG_MAP" }] },
      after: { access_config: [{ authentication_mode: "API" }] },
    },
    right: {
      before: { access_config: [{ authentication_mode: "API" }] },
      after: { access_config: [{ authentication_mode: "API" }] },
    },
  },
];

/** Modes of authentication, in the only order in which a cluster takes them. */
const ORDER: readonly string[] = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

function stepOf(mode: unknown): number {
  return ORDER.indexOf(String(mode));
}
