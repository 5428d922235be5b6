import type { ChangeRule } from "../change-rule";
import { changesFromValue } from "../conditions";
import { rulesOf } from "../holding";

const INSTANCES = ["aws_rds_cluster_instance", "aws_docdb_cluster_instance", "aws_neptune_cluster_instance"];
const ONE_BY_ONE =
  "add a reader first, fail over to it, and change one instance after another; the data is in the cluster's volume, which stays";

/** What clusters and databases consist of besides their data. */
export const databaseParts: readonly ChangeRule[] = [
  ...rulesOf({
    id: "cluster-instance",
    types: INSTANCES,
    effect: "replaces",
    lost: "connections to it; of the last one, all reading and writing",
    deletion: "keep one instance at least, two in production; AWS fails over to a reader within a minute",
    replacement: ONE_BY_ONE,
    replacedFirst: {
      lasts: "writers for about a minute, when AWS fails over to the new instance",
      reason: "the new instance is made first, and the data is in the cluster",
    },
    source: ["Aurora user guide, Adding Aurora Replicas to a DB cluster"],
    fixed: [
      {
        id: "identifier",
        attributes: ["identifier", "identifier_prefix"],
        reason: "the provider makes another instance under the other name",
      },
      {
        id: "place",
        attributes: [
          "availability_zone",
          "cluster_identifier",
          "db_subnet_group_name",
          "neptune_subnet_group_name",
          "engine",
          "custom_iam_instance_profile",
          "port",
        ],
        reason: "zone, cluster and engine of an instance are fixed, so another one is made",
      },
    ],
  }),
  {
    id: "cluster-instance-class-changed",
    types: INSTANCES,
    on: ["update"],
    attributes: ["instance_class"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "whoever is connected to it, for minutes; the writer's users too, unless a reader takes over",
    reason: "the instance restarts on another machine",
    way: ONE_BY_ONE,
    source: ["Aurora user guide, Modifying a DB instance in a DB cluster"],
    fault: { before: { instance_class: "db.r6g.large" }, after: { instance_class: "db.r6g.xlarge" } },
    right: { before: { instance_class: "db.r6g.large" }, after: { instance_class: "db.r6g.large" } },
  },
  ...rulesOf({
    id: "parameter-group",
    types: [
      "aws_db_parameter_group",
      "aws_rds_cluster_parameter_group",
      "aws_docdb_cluster_parameter_group",
      "aws_neptune_parameter_group",
      "aws_neptune_cluster_parameter_group",
      "aws_elasticache_parameter_group",
      "aws_memorydb_parameter_group",
      "aws_db_option_group",
    ],
    effect: "refuses",
    lost: "its parameters; AWS refuses while a database uses it",
    deletion: "give what uses it another group first, in an apply before",
    replacement:
      "name it by its family and replace it with create_before_destroy, so that the new one is there before the old one goes",
    replacedFirst: {
      lasts: "nobody until a database that uses it restarts",
      reason: "the new group is made first, databases change over, and the old one goes last",
    },
    source: ["RDS user guide, Parameter groups for Amazon RDS"],
    fixed: [
      {
        id: "family",
        attributes: ["family", "engine_name", "major_engine_version"],
        reason:
          "a group is of one family. It changes with the engine's major version, and AWS refuses to delete the old one while it is used",
      },
      {
        id: "name",
        attributes: ["name", "name_prefix", "description", "option_group_description"],
        reason: "name and description are fixed, and AWS refuses to delete a group that is used",
      },
    ],
  }),
  ...rulesOf({
    id: "subnet-group",
    types: [
      "aws_db_subnet_group",
      "aws_docdb_subnet_group",
      "aws_neptune_subnet_group",
      "aws_elasticache_subnet_group",
      "aws_memorydb_subnet_group",
      "aws_redshift_subnet_group",
      "aws_dax_subnet_group",
    ],
    effect: "refuses",
    lost: "the place of databases; AWS refuses while one is in it",
    deletion: "remove or move the databases first",
    replacement: "keep the name, and change its subnets in place",
    source: ["RDS API, DeleteDBSubnetGroup"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a group cannot be renamed, and what is in it would be deleted to follow it",
      },
    ],
  }),
  {
    id: "subnet-group-subnets-changed",
    types: ["aws_db_subnet_group", "aws_docdb_subnet_group", "aws_elasticache_subnet_group"],
    on: ["update"],
    attributes: ["subnet_ids"],
    when: {
      words: "loses subnets",
      test: (before, after) =>
        Array.isArray(before) && Array.isArray(after) && before.some((subnet) => !after.includes(subnet)),
    },
    effect: "refuses",
    reason: "AWS refuses to take a subnet away while a database or a node has an interface in it",
    way: "move what is there first: fail over, or replace the instance in another zone; then take the subnet away",
    source: ["RDS API, ModifyDBSubnetGroup", "ElastiCache API, ModifyCacheSubnetGroup"],
    fault: { before: { subnet_ids: ["subnet-1", "subnet-2"] }, after: { subnet_ids: ["subnet-1"] } },
    right: { before: { subnet_ids: ["subnet-1"] }, after: { subnet_ids: ["subnet-1", "subnet-2"] } },
  },
  ...rulesOf({
    id: "database-snapshot",
    types: [
      "aws_db_snapshot",
      "aws_db_cluster_snapshot",
      "aws_docdb_cluster_snapshot",
      "aws_neptune_cluster_snapshot",
    ],
    lost: "the snapshot, from which nothing can be restored any more",
    deletion: "copy it to a backup vault first, or to another account",
    source: ["RDS user guide, Deleting a DB snapshot"],
    fixed: [
      {
        id: "identity",
        attributes: [
          "db_snapshot_identifier",
          "db_instance_identifier",
          "db_cluster_snapshot_identifier",
          "db_cluster_identifier",
        ],
        reason: "a snapshot is of one moment: the new one has today's data, the old one's is gone",
      },
    ],
  }),
  ...rulesOf({
    id: "global-cluster",
    types: ["aws_rds_global_cluster", "aws_docdb_global_cluster", "aws_elasticache_global_replication_group"],
    effect: "cannotBeUndone",
    lost: "the replication between regions",
    deletion: "take the secondary clusters out of it first, one after another; each then stands alone",
    source: ["Aurora user guide, Using Amazon Aurora Global Database"],
  }),
  ...rulesOf({
    id: "database-proxy",
    types: ["aws_db_proxy"],
    effect: "replaces",
    lost: "the address that applications have of the database",
    deletion: "give applications the database's own address first",
    source: ["RDS user guide, Deleting an RDS Proxy"],
    fixed: [
      {
        id: "name",
        attributes: ["engine_family", "vpc_subnet_ids"],
        reason: "engine and subnets of a proxy are fixed, so another one is made under another address",
      },
    ],
  }),
];
