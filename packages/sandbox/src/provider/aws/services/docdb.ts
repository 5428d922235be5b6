import {
  CLUSTER,
  CLUSTER_IN_USE,
  CLUSTER_INSTANCE,
  CLUSTER_NAME,
  CLUSTER_PROTECTION,
  CLUSTER_SNAPSHOT,
  DOCDB_HOST,
  groupOf,
  INSTANCE_NAME,
  PARAMETER_GROUP_IN_USE,
  PARAMETER_GROUP_NAME,
  SUBNET_GROUP,
  SUBNET_GROUP_IN_USE,
  SUBNET_GROUP_NAME,
} from "../database-values";
import type { Service } from "../service";

/** Databases of DocumentDB, which has the API of RDS. */
export const DOCDB: Service = {
  named: {
    docdbCluster: {
      at: ["aws_docdb_cluster.id"],
      code: "DBClusterNotFoundFault",
      message: (id) => `Could not find DB Cluster: ${id}`,
    },
  },
  types: {
    aws_docdb_cluster: {
      values: {
        ...CLUSTER,
        endpoint: `{cluster_identifier}.cluster-${DOCDB_HOST}`,
        port: () => 27017,
      },
      refersTo: {
        vpc_security_group_ids: "securityGroup",
        db_subnet_group_name: "dbSubnetGroup",
        db_cluster_parameter_group_name: "dbClusterParameterGroup",
      },
      uses: {
        vpc_security_group_ids: "aws_security_group",
        db_subnet_group_name: "aws_docdb_subnet_group",
        db_cluster_parameter_group_name: "aws_docdb_cluster_parameter_group",
      },
      inUse: CLUSTER_IN_USE,
      unique: CLUSTER_NAME,
      protection: CLUSTER_PROTECTION,
      finalSnapshot: true,
      keeps: CLUSTER_SNAPSHOT,
    },
    aws_docdb_cluster_instance: {
      values: { ...CLUSTER_INSTANCE, endpoint: `{identifier}.${DOCDB_HOST}` },
      refersTo: { cluster_identifier: "docdbCluster" },
      uses: { cluster_identifier: "aws_docdb_cluster" },
      unique: INSTANCE_NAME,
    },
    aws_docdb_cluster_parameter_group: {
      values: groupOf("cluster-pg"),
      inUse: PARAMETER_GROUP_IN_USE,
      unique: PARAMETER_GROUP_NAME,
    },
    aws_docdb_subnet_group: {
      values: SUBNET_GROUP,
      refersTo: { subnet_ids: "subnet" },
      inUse: SUBNET_GROUP_IN_USE,
      unique: SUBNET_GROUP_NAME,
    },
  },
};
