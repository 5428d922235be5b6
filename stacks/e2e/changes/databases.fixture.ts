import type { Existing } from "./tried-changes.fixture";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
const OTHER_KEY = "arn:aws:kms:eu-west-1:111122223333:key/2";

/** Databases: what the provider destroys, updates in place although AWS refuses it, or leaves. */
export const DATABASES: readonly Existing[] = [
  {
    type: "aws_db_instance",
    schema: 2,
    configured: {
      identifier: "orders",
      allocated_storage: 100,
      engine: "postgres",
      engine_version: "16.4",
      instance_class: "db.m7g.large",
      db_name: "orders",
      username: "owner",
      manage_master_user_password: true,
      storage_encrypted: true,
      kms_key_id: KEY,
      storage_type: "gp3",
      multi_az: true,
      db_subnet_group_name: "shop",
      port: 5432,
      skip_final_snapshot: false,
      final_snapshot_identifier: "last",
      deletion_protection: false,
      backup_retention_period: 7,
    },
    computed: { id: "db-ABC", engine_version_actual: "16.4" },
    changes: {
      "a version down": {
        to: { engine_version: "15.8" },
        actions: "update",
        rules: ["rds-instance-version-down"],
      },
      "its major version alone": { to: { engine_version: "16" }, actions: "update", rules: [] },
      "a major version up": {
        to: { engine_version: "17.2" },
        actions: "update",
        rules: ["rds-instance-major-not-allowed"],
      },
      "a major version up that is allowed": {
        to: { engine_version: "17.2", allow_major_version_upgrade: true },
        actions: "update",
        rules: ["rds-instance-major-up"],
      },
      "a minor version up": {
        to: { engine_version: "16.6" },
        actions: "update",
        rules: ["rds-instance-minor-up"],
      },
      "less storage": {
        to: { allocated_storage: 50 },
        actions: "update",
        rules: ["rds-instance-storage-shrinks"],
      },
      "another name": {
        to: { identifier: "orders-2" },
        actions: "update",
        rules: ["rds-instance-identifier-changed"],
      },
      "another subnet group": {
        to: { db_subnet_group_name: "other" },
        actions: "update",
        rules: ["rds-instance-subnet-group-changed"],
      },
      "another port": { to: { port: 5433 }, actions: "update", rules: ["rds-instance-restarts"] },
      "another key": {
        to: { kms_key_id: OTHER_KEY },
        actions: "delete,create",
        rules: ["rds-instance-encryption-changed"],
      },
      "another engine": {
        to: { engine: "mysql", engine_version: "8.4.3" },
        actions: "delete,create",
        rules: ["rds-instance-engine-changed"],
      },
      "another zone": {
        from: { availability_zone: "eu-west-1a", multi_az: false },
        to: { availability_zone: "eu-west-1b" },
        actions: "delete,create",
        rules: ["rds-instance-zone-changed"],
      },
      "no configuration, with protection": {
        from: { deletion_protection: true },
        to: null,
        actions: "delete",
        rules: ["rds-instance-deleted-protected"],
      },
      "no configuration": { to: null, actions: "delete", rules: ["rds-instance-deleted-with-snapshot"] },
    },
  },
  {
    type: "aws_rds_cluster",
    configured: {
      cluster_identifier: "books",
      engine: "aurora-postgresql",
      engine_version: "16.4",
      database_name: "books",
      master_username: "owner",
      manage_master_user_password: true,
      storage_encrypted: true,
      kms_key_id: KEY,
      db_subnet_group_name: "shop",
      port: 5432,
      skip_final_snapshot: true,
      backup_retention_period: 7,
    },
    computed: {
      id: "books",
      engine_version_actual: "16.4",
      engine_mode: "provisioned",
      availability_zones: ["eu-west-1a"],
    },
    changes: {
      "another name": {
        to: { cluster_identifier: "b" },
        actions: "delete,create",
        rules: ["database-cluster-deleted-without-snapshot", "database-cluster-identifier-changed"],
      },
      "a version down": {
        to: { engine_version: "15.8" },
        actions: "update",
        rules: ["database-cluster-version-down"],
      },
      "other zones": {
        to: { availability_zones: ["eu-west-1b"] },
        actions: "delete,create",
        rules: ["database-cluster-deleted-without-snapshot", "database-cluster-zones-changed"],
      },
      "another port": {
        to: { port: 5433 },
        actions: "update",
        rules: ["database-cluster-port-changed-in-place"],
      },
    },
  },
];
