import { regional } from "../arn";
import {
  CLUSTER,
  CLUSTER_IN_USE,
  CLUSTER_INSTANCE,
  CLUSTER_NAME,
  CLUSTER_PROTECTION,
  CLUSTER_SNAPSHOT,
  groupOf,
  HOST,
  INSTANCE_NAME,
  INSTANCE_SNAPSHOT,
  masterSecret,
  PARAMETER_GROUP_IN_USE,
  PARAMETER_GROUP_NAME,
  port,
  SUBNET_GROUP,
  SUBNET_GROUP_IN_USE,
  SUBNET_GROUP_NAME,
  WINDOWS,
} from "../database-values";
import { type LookUp, lookUp } from "../look-up";
import type { Service } from "../service";

/** An instance as a careful owner configures it, since that is what layers that read one expect of it. */
const EXISTING: LookUp = {
  type: "aws_db_instance",
  by: [{ asked: "db_instance_identifier", kept: "identifier" }],
  renamed: {
    id: "identifier",
    db_instance_identifier: "identifier",
    db_instance_arn: "arn",
    db_instance_class: "instance_class",
    db_instance_port: "port",
    db_subnet_group: "db_subnet_group_name",
    master_username: "username",
    vpc_security_groups: "vpc_security_group_ids",
  },
  assume: (identifier, { place, digest: random }) => {
    const host = `${identifier}.${random(identifier, 12)}.${place.region}.rds.amazonaws.com`;
    return {
      id: `db-${random(`${identifier} resource`, 26).toUpperCase()}`,
      identifier,
      arn: `arn:aws:rds:${place.region}:${place.account}:db:${identifier}`,
      address: host,
      endpoint: `${host}:5432`,
      port: 5432,
      engine: "postgres",
      engine_version: "17.6",
      instance_class: "db.m7g.large",
      allocated_storage: 100,
      storage_type: "gp3",
      multi_az: true,
      backup_retention_period: 7,
      publicly_accessible: false,
      storage_encrypted: true,
      deletion_protection: true,
      availability_zone: `${place.region}a`,
      username: "sandbox",
      tags: {},
    };
  },
};

/** Databases of RDS and Aurora. */
export const RDS: Service = {
  named: {
    dbSubnetGroup: {
      // RDS and DocumentDB share one API, and so the names of their groups.
      at: ["aws_db_subnet_group.name", "aws_docdb_subnet_group.name"],
      code: "DBSubnetGroupNotFoundFault",
      message: (name) => `DBSubnetGroup doesn't exist: ${name}`,
    },
    dbClusterParameterGroup: {
      at: ["aws_rds_cluster_parameter_group.name", "aws_docdb_cluster_parameter_group.name"],
      code: "DBClusterParameterGroupNotFound",
      message: (name) => `DBClusterParameterGroup not found: ${name}`,
      // AWS keeps one for each family.
      except: /^default\./,
    },
    rdsCluster: {
      at: ["aws_rds_cluster.id"],
      code: "DBClusterNotFoundFault",
      message: (id) => `Could not find DB Cluster: ${id}`,
    },
  },
  types: {
    aws_db_instance: {
      values: {
        ...WINDOWS,
        id: "{resource_id}",
        resource_id: "db-{upper:26}",
        arn: regional("rds", "db:{identifier}"),
        address: `{identifier}.${HOST}`,
        endpoint: (draft) => `${draft.text("address")}:${draft.text("port")}`,
        hosted_zone_id: "Z{upper:13}",
        port,
        status: "available",
        availability_zone: "{region}a",
        ca_cert_identifier: "rds-ca-rsa2048-g1",
        engine_version_actual: "{engine_version}",
        master_user_secret: masterSecret,
        network_type: "IPV4",
        license_model: "postgresql-license",
        option_group_name: (draft) => `default:${draft.text("engine")}`,
        storage_type: "gp3",
        engine_lifecycle_support: "open-source-rds-extended-support",
      },
      refersTo: { vpc_security_group_ids: "securityGroup", db_subnet_group_name: "dbSubnetGroup" },
      uses: { vpc_security_group_ids: "aws_security_group", db_subnet_group_name: "aws_db_subnet_group" },
      unique: INSTANCE_NAME,
      protection: {
        ...CLUSTER_PROTECTION,
        message: "Cannot delete protected DB Instance, please disable deletion protection and try again.",
      },
      finalSnapshot: true,
      keeps: INSTANCE_SNAPSHOT,
    },
    aws_rds_cluster: {
      values: CLUSTER,
      refersTo: {
        vpc_security_group_ids: "securityGroup",
        db_subnet_group_name: "dbSubnetGroup",
        db_cluster_parameter_group_name: "dbClusterParameterGroup",
      },
      uses: {
        vpc_security_group_ids: "aws_security_group",
        db_subnet_group_name: "aws_db_subnet_group",
        db_cluster_parameter_group_name: "aws_rds_cluster_parameter_group",
      },
      inUse: CLUSTER_IN_USE,
      unique: CLUSTER_NAME,
      protection: CLUSTER_PROTECTION,
      finalSnapshot: true,
      keeps: CLUSTER_SNAPSHOT,
    },
    aws_rds_cluster_instance: {
      values: CLUSTER_INSTANCE,
      refersTo: { cluster_identifier: "rdsCluster" },
      uses: { cluster_identifier: "aws_rds_cluster" },
      unique: INSTANCE_NAME,
    },
    aws_rds_cluster_parameter_group: {
      values: groupOf("cluster-pg"),
      inUse: PARAMETER_GROUP_IN_USE,
      unique: PARAMETER_GROUP_NAME,
    },
    aws_db_parameter_group: {
      values: groupOf("pg"),
      unique: PARAMETER_GROUP_NAME,
    },
    aws_db_subnet_group: {
      values: SUBNET_GROUP,
      refersTo: { subnet_ids: "subnet" },
      inUse: SUBNET_GROUP_IN_USE,
      unique: SUBNET_GROUP_NAME,
    },
    aws_db_event_subscription: {
      values: {
        id: "{name}",
        arn: regional("rds", "es:{name}"),
        customer_aws_id: "{account}",
      },
    },
  },
  dataSources: {
    aws_db_instance: (query) => lookUp(EXISTING, query),
  },
};
