import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import { textsAt } from "./value-paths";

/** What keeps a resource from being deleted. */
interface Held {
  /** Attribute by which others name it. */
  readonly name: string;
  /** `type.path` of what holds it. */
  readonly by: readonly string[];
  readonly code: string;
  readonly message: (name: string) => string;
  /** Attribute that, when true, lets it go with all that is in it. */
  readonly unless?: string;
}

/** Codes and texts are those of the services' APIs. */
const HELD: Readonly<Record<string, Held>> = {
  aws_vpc: {
    name: "id",
    by: [
      "aws_subnet.vpc_id",
      "aws_internet_gateway.vpc_id",
      "aws_route_table.vpc_id",
      "aws_security_group.vpc_id",
      "aws_network_acl.vpc_id",
      "aws_vpc_endpoint.vpc_id",
    ],
    code: "DependencyViolation",
    message: (id) => `The vpc '${id}' has dependencies and cannot be deleted.`,
  },
  aws_subnet: {
    name: "id",
    by: [
      "aws_instance.subnet_id",
      "aws_nat_gateway.subnet_id",
      "aws_vpc_endpoint.subnet_ids",
      "aws_efs_mount_target.subnet_id",
      "aws_eks_cluster.vpc_config.subnet_ids",
      "aws_eks_node_group.subnet_ids",
      "aws_lb.subnets",
    ],
    code: "DependencyViolation",
    message: (id) => `The subnet '${id}' has dependencies and cannot be deleted.`,
  },
  aws_security_group: {
    name: "id",
    by: [
      "aws_instance.vpc_security_group_ids",
      "aws_vpc_endpoint.security_group_ids",
      "aws_efs_mount_target.security_groups",
      "aws_eks_cluster.vpc_config.security_group_ids",
      "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
      "aws_vpc_security_group_egress_rule.referenced_security_group_id",
      "aws_db_instance.vpc_security_group_ids",
      "aws_rds_cluster.vpc_security_group_ids",
      "aws_docdb_cluster.vpc_security_group_ids",
      "aws_elasticache_replication_group.security_group_ids",
      "aws_lb.security_groups",
    ],
    code: "DependencyViolation",
    message: (id) => `resource ${id} has a dependent object`,
  },
  aws_route_table: {
    name: "id",
    by: ["aws_route_table_association.route_table_id"],
    code: "DependencyViolation",
    message: (id) => `The routeTable '${id}' has dependencies and cannot be deleted.`,
  },
  aws_eip: {
    name: "id",
    by: ["aws_nat_gateway.allocation_id"],
    code: "InvalidIPAddress.InUse",
    message: (id) => `Address with allocation id [${id}] is in use.`,
  },
  aws_iam_role: {
    name: "name",
    by: ["aws_iam_role_policy_attachment.role", "aws_iam_role_policy.role", "aws_iam_instance_profile.role"],
    code: "DeleteConflict",
    message: () =>
      "Cannot delete entity, must detach all policies and remove roles from instance profile first.",
    unless: "force_detach_policies",
  },
  aws_iam_policy: {
    name: "arn",
    by: ["aws_iam_role_policy_attachment.policy_arn"],
    code: "DeleteConflict",
    message: () => "Cannot delete a policy attached to entities.",
  },
  aws_iam_instance_profile: {
    name: "name",
    by: ["aws_instance.iam_instance_profile"],
    code: "DeleteConflict",
    message: (name) => `Cannot delete instance profile ${name}: it is in use by an instance.`,
  },
  aws_eks_cluster: {
    name: "name",
    by: ["aws_eks_node_group.cluster_name", "aws_eks_fargate_profile.cluster_name"],
    code: "ResourceInUseException",
    message: () => "Cluster has nodegroups attached",
  },
  aws_s3_bucket: {
    name: "bucket",
    by: ["aws_s3_object.bucket"],
    code: "BucketNotEmpty",
    message: () => "The bucket you tried to delete is not empty",
    unless: "force_destroy",
  },
  aws_efs_file_system: {
    name: "id",
    by: ["aws_efs_mount_target.file_system_id"],
    code: "FileSystemInUse",
    message: (id) => `The file system '${id}' has mount targets and cannot be deleted.`,
  },
  aws_db_subnet_group: {
    name: "name",
    by: ["aws_db_instance.db_subnet_group_name", "aws_rds_cluster.db_subnet_group_name"],
    code: "InvalidDBSubnetGroupStateFault",
    message: (name) =>
      `Cannot delete the subnet group '${name}' because at least one database instance is still using it.`,
  },
  aws_docdb_subnet_group: {
    name: "name",
    by: ["aws_docdb_cluster.db_subnet_group_name"],
    code: "InvalidDBSubnetGroupStateFault",
    message: (name) =>
      `Cannot delete the subnet group '${name}' because at least one database instance is still using it.`,
  },
  aws_rds_cluster_parameter_group: {
    name: "name",
    by: ["aws_rds_cluster.db_cluster_parameter_group_name"],
    code: "InvalidDBParameterGroupState",
    message: () =>
      "One or more database instances are still members of this parameter group, so the group cannot be deleted",
  },
  aws_docdb_cluster_parameter_group: {
    name: "name",
    by: ["aws_docdb_cluster.db_cluster_parameter_group_name"],
    code: "InvalidDBParameterGroupState",
    message: () =>
      "One or more database instances are still members of this parameter group, so the group cannot be deleted",
  },
  aws_elasticache_subnet_group: {
    name: "name",
    by: ["aws_elasticache_replication_group.subnet_group_name"],
    code: "CacheSubnetGroupInUse",
    message: (name) => `Cache subnet group ${name} is currently in use by a cache cluster.`,
  },
  aws_rds_cluster: {
    name: "id",
    by: ["aws_rds_cluster_instance.cluster_identifier"],
    code: "InvalidDBClusterStateFault",
    message: () => "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
  },
  aws_docdb_cluster: {
    name: "id",
    by: ["aws_docdb_cluster_instance.cluster_identifier"],
    code: "InvalidDBClusterStateFault",
    message: () => "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
  },
  aws_route53_zone: {
    name: "zone_id",
    by: ["aws_route53_record.zone_id"],
    code: "HostedZoneNotEmpty",
    message: () =>
      "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
    unless: "force_destroy",
  },
  aws_acm_certificate: {
    name: "arn",
    by: [
      "aws_cloudfront_distribution.viewer_certificate.acm_certificate_arn",
      "aws_lb_listener.certificate_arn",
    ],
    code: "ResourceInUseException",
    message: (arn) => `Certificate ${arn} is in use.`,
  },
  aws_cloudfront_origin_access_control: {
    name: "id",
    by: ["aws_cloudfront_distribution.origin.origin_access_control_id"],
    code: "OriginAccessControlInUse",
    message: () =>
      "Cannot delete the origin access control because it's in use by one or more distributions.",
  },
  aws_wafv2_web_acl: {
    name: "arn",
    by: ["aws_cloudfront_distribution.web_acl_id", "aws_wafv2_web_acl_association.web_acl_arn"],
    code: "WAFAssociatedItemException",
    message: () =>
      "AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.",
  },
  aws_lb_target_group: {
    name: "arn",
    by: ["aws_lb_listener.default_action.target_group_arn"],
    code: "ResourceInUse",
    message: (arn) => `Target group '${arn}' is currently in use by a listener or a rule`,
  },
};

/** @throws {Refusal} while something else still needs the resource */
export function checkDependents({ type, state, account }: CloudObject, store: CloudStore): void {
  const held = HELD[type];
  if (held === undefined || (held.unless !== undefined && state[held.unless] === true)) return;
  const name = String(state[held.name] ?? "");
  const holders = held.by.flatMap((at) => {
    const [from = "", ...path] = at.split(".");
    return store
      .ofType(from)
      .filter((object) => object.account === account && textsAt(object.state, path.join(".")).includes(name));
  });
  if (holders.length === 0) return;
  throw new Refusal(
    `deleting ${type} (${name}): api error ${held.code}: ${held.message(name)}`,
    `Delete first: ${holders.map((object) => `${object.type} ${object.id}`).join(", ")}.`,
  );
}
