import { keepsSnapshots } from "../conditions";
import type { GuardedType } from "../guarded-type";

/** Databases, and caches that somebody restores from snapshots. */
export const databases: readonly GuardedType[] = [
  {
    types: ["aws_db_instance"],
    reason: "its databases go with it, and its automated backups",
    source: ["RDS user guide, Deleting a DB instance"],
  },
  {
    types: ["aws_rds_cluster", "aws_docdb_cluster", "aws_docdbelastic_cluster", "aws_neptune_cluster"],
    reason: "the cluster's volume goes with it, and its automated backups",
    source: [
      "Aurora user guide, Deleting Aurora DB clusters and DB instances",
      "DocumentDB developer guide, Deleting a cluster",
      "Neptune user guide, Deleting a DB cluster",
    ],
  },
  {
    types: ["aws_dsql_cluster", "aws_lightsail_database", "aws_timestreaminfluxdb_db_instance"],
    reason: "its data goes with it",
    source: ["AWS provider, aws_dsql_cluster, aws_lightsail_database, aws_timestreaminfluxdb_db_instance"],
  },
  {
    types: [
      "aws_db_snapshot",
      "aws_db_snapshot_copy",
      "aws_db_cluster_snapshot",
      "aws_rds_cluster_snapshot_copy",
      "aws_docdb_cluster_snapshot",
      "aws_neptune_cluster_snapshot",
      "aws_memorydb_snapshot",
      "aws_redshift_cluster_snapshot",
      "aws_redshiftserverless_snapshot",
      "aws_db_instance_automated_backups_replication",
    ],
    reason: "nothing can be restored from it any more",
    source: ["RDS API, DeleteDBSnapshot, DeleteDBInstanceAutomatedBackup"],
  },
  {
    types: ["aws_dynamodb_table", "aws_dynamodb_global_table", "aws_dynamodb_table_replica"],
    reason: "its items go with it, and its backups by time",
    source: ["DynamoDB API, DeleteTable"],
  },
  {
    types: ["aws_redshift_cluster", "aws_redshiftserverless_namespace"],
    reason: "its databases go with it, and its automated snapshots",
    source: ["Redshift API, DeleteCluster", "Redshift Serverless API, DeleteNamespace"],
  },
  {
    types: [
      "aws_opensearch_domain",
      "aws_elasticsearch_domain",
      "aws_opensearchserverless_collection",
      "aws_cloudsearch_domain",
      "aws_kendra_index",
    ],
    reason: "its indexes go with it",
    source: ["OpenSearch Service API, DeleteDomain"],
  },
  {
    types: [
      "aws_timestreamwrite_database",
      "aws_timestreamwrite_table",
      "aws_keyspaces_keyspace",
      "aws_keyspaces_table",
      "aws_qldb_ledger",
      "aws_simpledb_domain",
      "aws_finspace_kx_database",
    ],
    reason: "its rows go with it",
    source: [
      "Timestream API, DeleteTable",
      "Keyspaces developer guide, DROP TABLE",
      "QLDB API, DeleteLedger",
    ],
  },
  {
    types: ["aws_glue_catalog_database", "aws_glue_catalog_table", "aws_athena_database"],
    reason: "the schema goes with it: jobs and crawlers write tables that no configuration has",
    source: ["Glue API, DeleteDatabase, DeleteTable"],
  },
  {
    types: ["aws_prometheus_workspace", "aws_grafana_workspace", "aws_emr_cluster"],
    reason: "what was written to it goes with it: metrics, dashboards, files in HDFS",
    source: ["Managed Service for Prometheus API, DeleteWorkspace", "Managed Grafana API, DeleteWorkspace"],
  },
  {
    types: [
      "aws_elasticache_replication_group",
      "aws_elasticache_cluster",
      "aws_elasticache_serverless_cache",
    ],
    reason: "its automatic snapshots go with it, and what it holds",
    only: keepsSnapshots,
    source: ["ElastiCache user guide, Scheduling automatic backups"],
  },
  {
    types: ["aws_memorydb_cluster", "aws_memorydb_multi_region_cluster"],
    reason: "it is a durable database: its data goes with it, and its automatic snapshots",
    source: ["MemoryDB developer guide, Deleting a cluster"],
  },
];
