import type { Existing } from "./tried-changes.fixture";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
const SECRETS = [{ provider: [{ key_arn: KEY }], resources: ["secrets"] }];

/** What everything else is in, or known by. */
export const PLATFORM: readonly Existing[] = [
  {
    type: "aws_eks_cluster",
    schema: 1,
    configured: {
      name: "shop",
      role_arn: "arn:aws:iam::111122223333:role/shop",
      version: "1.34",
      vpc_config: [
        {
          subnet_ids: ["subnet-1", "subnet-2"],
          endpoint_private_access: true,
          endpoint_public_access: false,
        },
      ],
      encryption_config: SECRETS,
      access_config: [{ authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false }],
      bootstrap_self_managed_addons: true,
    },
    computed: {
      id: "shop",
      certificate_authority: [],
      identity: [],
      upgrade_policy: [],
      tags_all: {},
      kubernetes_network_config: [{ service_ipv4_cidr: "172.20.0.0/16", ip_family: "ipv4" }],
    },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "a version down": { to: { version: "1.33" }, actions: "update", rules: ["eks-cluster-version-back"] },
      "two versions down": {
        to: { version: "1.32" },
        actions: "update",
        rules: ["eks-cluster-version-down"],
      },
      "two versions up": {
        to: { version: "1.36" },
        actions: "update",
        rules: ["eks-cluster-version-skipped"],
      },
      "a version up": { to: { version: "1.35" }, actions: "update", rules: ["eks-cluster-version-up"] },
      "another key": {
        to: { encryption_config: [{ provider: [{ key_arn: `${KEY}2` }], resources: ["secrets"] }] },
        actions: "update",
        rules: ["eks-cluster-encryption-key-changed"],
      },
      "no encryption": {
        to: { encryption_config: null },
        actions: "delete,create",
        rules: ["eks-cluster-encryption-removed-changed"],
      },
      "a first key": {
        from: { encryption_config: [] },
        to: { encryption_config: SECRETS },
        actions: "update",
        rules: ["eks-cluster-encryption-added"],
      },
      "other subnets": {
        to: {
          vpc_config: [
            {
              subnet_ids: ["subnet-1", "subnet-3"],
              endpoint_private_access: true,
              endpoint_public_access: false,
            },
          ],
        },
        actions: "update",
        rules: ["eks-cluster-subnets-changed"],
      },
      "an administrator who made it": {
        to: {
          access_config: [{ authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: true }],
        },
        actions: "delete,create",
        rules: ["eks-cluster-creator-access-changed"],
      },
      "other services": {
        to: { kubernetes_network_config: [{ service_ipv4_cidr: "172.21.0.0/16" }] },
        actions: "delete,create",
        rules: ["eks-cluster-service-cidr-changed"],
      },
      "no configuration": { to: null, actions: "delete", rules: ["eks-cluster-deleted-unprotected"] },
    },
  },
  {
    type: "aws_eks_node_group",
    configured: {
      cluster_name: "shop",
      node_group_name: "general",
      node_role_arn: "arn:aws:iam::111122223333:role/nodes",
      subnet_ids: ["subnet-1"],
      version: "1.34",
      instance_types: ["m7i.large"],
      scaling_config: [{ min_size: 1, max_size: 9, desired_size: 2 }],
    },
    computed: { id: "shop:general", resources: [], tags_all: {}, release_version: "1.34.1-20251101" },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "other machines": {
        to: { instance_types: ["m7i.xlarge"] },
        actions: "delete,create",
        rules: ["eks-node-group-machines-changed"],
      },
      "a minimum above what is desired": {
        to: { scaling_config: [{ min_size: 4, max_size: 9, desired_size: 2 }] },
        actions: "update",
        rules: ["eks-node-group-min-above-desired"],
      },
    },
  },
  {
    type: "aws_eks_addon",
    configured: { cluster_name: "shop", addon_name: "vpc-cni", addon_version: "v1.20.1-eksbuild.3" },
    computed: { id: "shop:vpc-cni", tags_all: {} },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "a version down": {
        to: { addon_version: "v1.19.6-eksbuild.1" },
        actions: "update",
        rules: ["eks-addon-version-down"],
      },
      "another build down": {
        to: { addon_version: "v1.20.1-eksbuild.1" },
        actions: "update",
        rules: ["eks-addon-version-down"],
      },
    },
  },
  {
    type: "aws_cloudwatch_log_group",
    configured: { name: "/shop/web", retention_in_days: 365 },
    computed: { id: "/shop/web", skip_destroy: false, log_group_class: "STANDARD", tags_all: {} },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "less time": { to: { retention_in_days: 30 }, actions: "update", rules: ["log-retention-shorter"] },
      "more time": { to: { retention_in_days: 0 }, actions: "update", rules: [] },
      "another name": {
        to: { name: "/shop/other" },
        actions: "delete,create",
        rules: ["log-group-name-changed"],
      },
    },
  },
  {
    type: "aws_kms_key",
    configured: { description: "Shop", enable_key_rotation: true, deletion_window_in_days: 30 },
    computed: {
      id: "11111111-1111-1111-1111-111111111111",
      arn: "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111",
      is_enabled: true,
      key_usage: "ENCRYPT_DECRYPT",
      customer_master_key_spec: "SYMMETRIC_DEFAULT",
      bypass_policy_lockout_safety_check: false,
      multi_region: false,
      policy: "{}",
      rotation_period_in_days: 365,
      tags_all: {},
    },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "another region": {
        to: { multi_region: true },
        actions: "delete,create",
        rules: ["kms-key-kind-changed"],
      },
      "no configuration": {
        from: { id: "3", arn: "arn:aws:kms:eu-west-1:111122223333:key/3" },
        to: null,
        actions: "delete",
        rules: ["kms-key-deleted-elsewhere"],
      },
    },
  },
  {
    type: "aws_iam_role",
    configured: { name: "shop", assume_role_policy: '{"Statement":[],"Version":"2012-10-17"}' },
    computed: {
      id: "shop",
      max_session_duration: 3600,
      path: "/",
      force_detach_policies: false,
      tags_all: {},
    },
    changes: {
      "another name": { to: { name: "shop-2" }, actions: "delete,create", rules: ["iam-role-name-changed"] },
    },
  },
];
