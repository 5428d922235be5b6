import type { Existing } from "./tried-changes.fixture";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
const OTHER_KEY = "arn:aws:kms:eu-west-1:111122223333:key/2";

/** Stores: what the provider destroys, updates in place although AWS refuses it, or leaves. */
export const STORES: readonly Existing[] = [
  {
    type: "aws_elasticache_replication_group",
    schema: 2,
    configured: {
      replication_group_id: "shop",
      description: "Shop",
      engine: "redis",
      engine_version: "7.0",
      node_type: "cache.t4g.small",
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: false,
      transit_encryption_enabled: true,
      at_rest_encryption_enabled: "true",
      kms_key_id: KEY,
      port: 6379,
      subnet_group_name: "shop",
      parameter_group_name: "default.redis7",
      auth_token_update_strategy: "ROTATE",
    },
    computed: {
      id: "shop",
      engine_version_actual: "7.0.7",
      security_group_names: [],
      security_group_ids: [],
    },
    changes: {
      "a version down": {
        to: { engine_version: "6.2" },
        actions: "delete,create",
        rules: ["elasticache-group-version-down-changed"],
      },
      "a version up": {
        to: { engine_version: "7.1" },
        actions: "update",
        rules: ["elasticache-group-version-up"],
      },
      "a selector that fits": {
        from: { engine_version: "6.x", engine_version_actual: "6.2.6" },
        to: { engine_version: "6.2", engine_version_actual: null },
        actions: "update",
        rules: [],
      },
      "to Valkey": {
        to: { engine: "valkey" },
        actions: "update",
        rules: ["elasticache-group-engine-to-valkey"],
      },
      "back from Valkey": {
        from: { engine: "valkey", engine_version: "7.2" },
        to: { engine: "redis", engine_version: "7.1" },
        actions: "delete,create",
        rules: ["elasticache-group-version-down-changed", "elasticache-group-engine-back-changed"],
      },
      "another key": {
        to: { kms_key_id: OTHER_KEY },
        actions: "delete,create",
        rules: ["elasticache-group-encryption-changed"],
      },
      "another id": {
        to: { replication_group_id: "shop-2" },
        actions: "delete,create",
        rules: ["elasticache-group-id-changed"],
      },
      "another node type": {
        to: { node_type: "cache.t4g.medium" },
        actions: "update",
        rules: ["elasticache-group-node-type-changed"],
      },
      "no TLS": {
        to: { transit_encryption_enabled: false },
        actions: "update",
        rules: ["elasticache-group-tls-off"],
      },
      "one node less": {
        to: { num_cache_clusters: 1, automatic_failover_enabled: false },
        actions: "update",
        rules: ["elasticache-group-shrinks", "elasticache-group-failover-off"],
      },
      "no configuration": {
        to: null,
        actions: "delete",
        rules: ["elasticache-group-deleted-without-snapshot"],
      },
    },
  },
  {
    type: "aws_efs_file_system",
    configured: {
      creation_token: "shared",
      encrypted: true,
      kms_key_id: KEY,
      performance_mode: "generalPurpose",
    },
    computed: { id: "fs-1", size_in_bytes: [], tags_all: {}, throughput_mode: "bursting" },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "another throughput": { to: { throughput_mode: "elastic" }, actions: "update", rules: [] },
      "no encryption": {
        to: { encrypted: false, kms_key_id: null },
        actions: "delete,create",
        rules: ["efs-file-system-encryption-changed"],
      },
      "another token": {
        to: { creation_token: "x" },
        actions: "delete,create",
        rules: ["efs-file-system-token-changed"],
      },
    },
  },
  {
    type: "aws_sqs_queue",
    configured: {
      name: "payments",
      message_retention_seconds: 345600,
      fifo_queue: false,
      content_based_deduplication: false,
    },
    computed: {
      id: "https://sqs/payments",
      receive_wait_time_seconds: 0,
      visibility_timeout_seconds: 30,
      max_message_size: 262144,
      delay_seconds: 0,
      tags_all: {},
    },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "less time": {
        to: { message_retention_seconds: 3600 },
        actions: "update",
        rules: ["sqs-retention-shrinks"],
      },
      "another name": { to: { name: "other" }, actions: "delete,create", rules: ["sqs-queue-name-changed"] },
      "first in, first out": {
        to: { name: "payments.fifo", fifo_queue: true },
        actions: "delete,create",
        rules: ["sqs-queue-name-changed", "sqs-queue-fifo-changed"],
      },
    },
  },
  {
    type: "aws_secretsmanager_secret",
    configured: { name: "shop/mail", recovery_window_in_days: 30 },
    computed: { id: "arn:aws:secretsmanager:x", force_overwrite_replica_secret: false, tags_all: {} },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "another name": { to: { name: "shop/post" }, actions: "delete,create", rules: ["secret-name-changed"] },
      "no configuration": { to: null, actions: "delete", rules: ["secret-deleted-with-recovery"] },
      "no configuration, and no recovery": {
        from: { recovery_window_in_days: 0 },
        to: null,
        actions: "delete",
        rules: ["secret-deleted-at-once"],
      },
    },
  },
  {
    type: "aws_s3_bucket",
    configured: { bucket: "shop-assets", force_destroy: false },
    computed: { id: "shop-assets", tags_all: {}, object_lock_enabled: false },
    changes: {
      nothing: { actions: "no-op", rules: [] },
      "another name": {
        to: { bucket: "shop-files" },
        actions: "delete,create",
        rules: ["s3-bucket-name-changed"],
      },
      "object lock": {
        to: { object_lock_enabled: true },
        actions: "delete,create",
        rules: ["s3-bucket-object-lock-changed"],
      },
      "no configuration": { to: null, actions: "delete", rules: ["s3-bucket-deleted-unless-empty"] },
    },
  },
];
