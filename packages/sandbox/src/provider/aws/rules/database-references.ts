import type { ReferenceKind } from "./reference-kind";

/** What databases and caches refer to, and AWS's answers where that is not there. */
export const DATABASE_REFERENCES: readonly ReferenceKind[] = [
  {
    // RDS and DocumentDB share one API, and so the names of their groups.
    named: ["aws_db_subnet_group.name", "aws_docdb_subnet_group.name"],
    by: [
      "aws_db_instance.db_subnet_group_name",
      "aws_rds_cluster.db_subnet_group_name",
      "aws_docdb_cluster.db_subnet_group_name",
    ],
    code: "DBSubnetGroupNotFoundFault",
    message: (name) => `DBSubnetGroup doesn't exist: ${name}`,
  },
  {
    named: ["aws_rds_cluster_parameter_group.name", "aws_docdb_cluster_parameter_group.name"],
    by: [
      "aws_rds_cluster.db_cluster_parameter_group_name",
      "aws_docdb_cluster.db_cluster_parameter_group_name",
    ],
    code: "DBClusterParameterGroupNotFound",
    message: (name) => `DBClusterParameterGroup not found: ${name}`,
    // AWS keeps one for each family.
    except: /^default\./,
  },
  {
    named: ["aws_rds_cluster.id"],
    by: ["aws_rds_cluster_instance.cluster_identifier"],
    code: "DBClusterNotFoundFault",
    message: (id) => `Could not find DB Cluster: ${id}`,
  },
  {
    named: ["aws_docdb_cluster.id"],
    by: ["aws_docdb_cluster_instance.cluster_identifier"],
    code: "DBClusterNotFoundFault",
    message: (id) => `Could not find DB Cluster: ${id}`,
  },
  {
    named: ["aws_elasticache_subnet_group.name"],
    by: ["aws_elasticache_replication_group.subnet_group_name"],
    code: "CacheSubnetGroupNotFoundFault",
    message: (name) => `Cache Subnet Group ${name} does not exist.`,
  },
];
