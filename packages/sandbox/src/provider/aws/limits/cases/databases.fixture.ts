import type { LimitCase } from "./limit-case.fixture";

/** Databases and caches. */
export const DATABASES: readonly LimitCase[] = [
  {
    type: "aws_db_instance",
    good: {
      identifier: "shop",
      username: "platform",
      instance_class: "db.t4g.medium",
      engine_version: "16",
      db_name: "shop",
      port: 5432,
      allocated_storage: 100,
      max_allocated_storage: 110,
      backup_retention_period: 7,
      backup_window: "01:00-02:00",
      maintenance_window: "sun:03:00-sun:04:00",
    },
    bad: [
      [
        { instance_class: "db.t4g.nano" },
        "InvalidParameterCombination: RDS does not support creating a DB instance",
      ],
      [{ engine_version: "9.6" }, "InvalidParameterCombination: Cannot find version 9.6 for postgres"],
      [{ identifier: "shop--main" }, "InvalidParameterValue: The parameter DBInstanceIdentifier"],
      [
        { username: "admin" },
        "InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word",
      ],
      [
        { db_name: "user" },
        "InvalidParameterValue: DBName user cannot be used. It is a reserved word for this engine",
      ],
      [{ db_name: "1shop" }, "InvalidParameterValue: DBName must begin with a letter"],
      [{ port: 443 }, "InvalidParameterValue: Invalid value 443 for Port"],
      [{ backup_retention_period: 36 }, "InvalidParameterValue: Invalid value 36 for BackupRetentionPeriod"],
      [
        { max_allocated_storage: 100 },
        "InvalidParameterCombination: Max storage size must be greater than storage size",
      ],
      [
        { max_allocated_storage: 109 },
        "InvalidParameterCombination: The maximum allocated storage must be increased by at least 10 percent.",
      ],
      [
        { backup_window: "02:30-03:30" },
        "InvalidParameterCombination: The backup window and maintenance window must not overlap.",
      ],
    ],
  },
  {
    type: "aws_rds_cluster",
    good: {
      cluster_identifier: "shop",
      engine: "aurora-postgresql",
      master_username: "platform_admin",
      database_name: "shop",
    },
    bad: [
      [{ master_username: "rdsadmin" }, "InvalidParameterValue: MasterUsername rdsadmin"],
      [{ database_name: "table" }, "InvalidParameterValue: DBName table"],
    ],
  },
  {
    type: "aws_docdb_cluster",
    good: { cluster_identifier: "events", master_username: "platformadmin" },
    bad: [
      [{ engine_version: "6.0.0" }, "InvalidParameterCombination: Cannot find version 6.0.0 for docdb"],
      [
        { master_username: "platform_admin" },
        "InvalidParameterValue: The parameter MasterUsername must be from 1 to 63 letters",
      ],
    ],
  },
  {
    type: "aws_elasticache_replication_group",
    good: {
      replication_group_id: "shop",
      description: "Shop",
      snapshot_window: "01:00-02:00",
      maintenance_window: "sun:03:00-sun:04:00",
      snapshot_retention_limit: 7,
    },
    bad: [
      [{ node_type: "cache.t4g.huge" }, "InvalidParameterValue: The parameter CacheNodeType is not valid"],
      [
        { engine_version: "5.0" },
        "InvalidParameterCombination: Cannot find version 5.0 for the cache engine",
      ],
      [{ replication_group_id: "shop-" }, "InvalidParameterValue: The parameter ReplicationGroupIdentifier"],
      [
        { snapshot_retention_limit: 36 },
        "InvalidParameterValue: Invalid value 36 for SnapshotRetentionLimit",
      ],
      [
        { snapshot_window: "01:00-01:30" },
        "InvalidParameterValue: Snapshot window must be at least 60 minutes.",
      ],
      [
        { snapshot_window: "03:30-04:30" },
        "InvalidParameterValue: The snapshot window and maintenance window must not overlap.",
      ],
    ],
  },
  {
    type: "aws_rds_cluster_instance",
    good: { cluster_identifier: "shop", instance_class: "db.r6g.large", engine: "aurora-postgresql" },
    bad: [
      [
        { instance_class: "db.m5.large" },
        "InvalidParameterCombination: RDS does not support creating a DB instance",
      ],
    ],
  },
  {
    type: "aws_docdb_cluster_instance",
    good: { cluster_identifier: "events", instance_class: "db.r6g.large" },
    bad: [
      [
        { instance_class: "db.m5.large" },
        "InvalidParameterCombination: RDS does not support creating a DB instance",
      ],
    ],
  },
];
