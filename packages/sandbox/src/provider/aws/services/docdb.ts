import {
  CLUSTER,
  CLUSTER_INSTANCE,
  CLUSTER_PROTECTION,
  DOCDB_HOST,
  groupOf,
  INSTANCE_NAME,
  PARAMETER_GROUP_NAME,
  SUBNET_GROUP,
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
      inUse: {
        name: "id",
        code: "InvalidDBClusterStateFault",
        message: () => "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
      },
      unique: {
        name: ["cluster_identifier"],
        code: "DBClusterAlreadyExistsFault",
        message: () => "DB Cluster already exists",
      },
      protection: CLUSTER_PROTECTION,
      finalSnapshot: true,
    },
    aws_docdb_cluster_instance: {
      values: { ...CLUSTER_INSTANCE, endpoint: `{identifier}.${DOCDB_HOST}` },
      refersTo: { cluster_identifier: "docdbCluster" },
      uses: { cluster_identifier: "aws_docdb_cluster" },
      unique: INSTANCE_NAME,
    },
    aws_docdb_cluster_parameter_group: {
      values: groupOf("cluster-pg"),
      inUse: {
        name: "name",
        code: "InvalidDBParameterGroupState",
        message: () =>
          "One or more database instances are still members of this parameter group, so the group cannot be deleted",
      },
      unique: PARAMETER_GROUP_NAME,
    },
    aws_docdb_subnet_group: {
      values: SUBNET_GROUP,
      refersTo: { subnet_ids: "subnet" },
      inUse: {
        name: "name",
        code: "InvalidDBSubnetGroupStateFault",
        message: (name) =>
          `Cannot delete the subnet group '${name}' because at least one database instance is still using it.`,
      },
      unique: SUBNET_GROUP_NAME,
    },
  },
};
