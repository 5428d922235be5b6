import { asList, type Resource } from "@strata/inventory";
import type { Rule } from "./rule";

/** A type whose names exist once, so that no second resource of the same name can be made beside the first. */
export interface Named {
  readonly type: string;
  /** The argument that has the name. */
  readonly at: string;
  /**
   * Whether the name changes with everything that forces a replacement, or nothing else forces one.
   * @default no: such a resource is never made before the old one is gone
   */
  readonly isFree?: (resource: Resource) => boolean;
  /** A change that the rule must notice. */
  readonly fault: Rule["fault"];
}

const REPLACED_FIRST = { lifecycle: { create_before_destroy: true } };

const bearsFamily = (group: Resource): boolean =>
  String(group.get("name")).endsWith(String(group.get("family")).replaceAll(".", "-"));

/** Of parameter groups, whose family alone forces a replacement: their descriptions follow from their names. */
const parameterGroup = (type: string): Named => ({
  type,
  at: "name",
  isFree: bearsFamily,
  fault: {
    layer: "data",
    at: `${type}/late`,
    to: { ...REPLACED_FIRST, name: "shop-books", family: "books17" },
  },
});

/** A type that nothing frees. */
const once = (type: string, at = "name", layer = "data"): Named => ({
  type,
  at,
  fault: { layer, at: `${type}/late`, to: { ...REPLACED_FIRST, [at]: "shop" } },
});

/** Sources: the API reference of each service, the error for a name that is taken; the provider, `ForceNew`. */
export const NAMED: readonly Named[] = [
  {
    type: "aws_security_group",
    at: "name",
    // Names are unique in a VPC, so a group of another VPC is no other one of that name.
    isFree: (group) => asList(group.get("lifecycle.ignore_changes")).includes("description"),
    fault: {
      layer: "network",
      at: "aws_security_group/late",
      to: { ...REPLACED_FIRST, name: "shop", description: "Late" },
    },
  },
  {
    type: "aws_lb_target_group",
    at: "name",
    isFree: (group) =>
      [group.get("port"), ...(group.get("protocol") === "TCP" ? [] : [group.get("protocol")])].every((part) =>
        String(group.get("name")).toLowerCase().includes(String(part).toLowerCase()),
      ),
    fault: {
      layer: "edge",
      at: "aws_lb_target_group/late",
      to: { ...REPLACED_FIRST, name: "shop-pods", port: 80, protocol: "TCP" },
    },
  },
  parameterGroup("aws_db_parameter_group"),
  parameterGroup("aws_rds_cluster_parameter_group"),
  parameterGroup("aws_docdb_cluster_parameter_group"),
  parameterGroup("aws_elasticache_parameter_group"),
  once("aws_eks_cluster", "name", "cluster"),
  once("aws_eks_node_group", "node_group_name", "cluster"),
  once("aws_launch_template", "name", "cluster"),
  once("aws_iam_role", "name", "network"),
  once("aws_iam_instance_profile", "name", "network"),
  once("aws_cloudwatch_log_group", "name", "network"),
  once("aws_sns_topic", "name", "network"),
  once("aws_rds_cluster", "cluster_identifier"),
  once("aws_rds_cluster_instance", "identifier"),
  once("aws_docdb_cluster", "cluster_identifier"),
  once("aws_docdb_cluster_instance", "identifier"),
  once("aws_db_instance", "identifier"),
  once("aws_db_subnet_group"),
  once("aws_docdb_subnet_group"),
  once("aws_elasticache_subnet_group"),
  once("aws_elasticache_replication_group", "replication_group_id"),
  once("aws_efs_file_system", "creation_token"),
  once("aws_s3_bucket", "bucket"),
  once("aws_sqs_queue"),
  once("aws_secretsmanager_secret"),
  once("aws_lb", "name", "edge"),
  once("aws_wafv2_web_acl", "name", "edge"),
  once("aws_cloudfront_origin_access_control", "name", "edge"),
  once("aws_cloudfront_response_headers_policy", "name", "edge"),
];
