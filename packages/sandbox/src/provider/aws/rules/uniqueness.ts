import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";

/** Types of which an account, or a region of it, has each name once. */
interface Unique {
  /** The attributes that make up the name. */
  readonly name: readonly string[];
  readonly code: string;
  readonly message: (name: string) => string;
  /** Where the name must be the only one. @default where the type lives: the region, or the account of a global one */
  readonly scope?: "everywhere";
}

/** Codes and texts are those of the services' APIs. */
const UNIQUE: Readonly<Record<string, Unique>> = {
  aws_s3_bucket: {
    name: ["bucket"],
    code: "BucketAlreadyExists",
    message: (name) =>
      `The requested bucket name is not available. The bucket namespace is shared by all users of the system: ${name}`,
    scope: "everywhere",
  },
  aws_iam_role: {
    name: ["name"],
    code: "EntityAlreadyExists",
    message: (name) => `Role with name ${name} already exists.`,
  },
  aws_iam_policy: {
    name: ["name"],
    code: "EntityAlreadyExists",
    message: (name) => `A policy called ${name} already exists. Duplicate names are not allowed.`,
  },
  aws_iam_instance_profile: {
    name: ["name"],
    code: "EntityAlreadyExists",
    message: (name) => `Instance Profile ${name} already exists.`,
  },
  aws_iam_openid_connect_provider: {
    name: ["url"],
    code: "EntityAlreadyExists",
    message: (url) => `Provider with url ${url} already exists.`,
  },
  aws_kms_alias: {
    name: ["name"],
    code: "AlreadyExistsException",
    message: (name) => `An alias with the name ${name} already exists`,
  },
  aws_security_group: {
    name: ["vpc_id", "name"],
    code: "InvalidGroup.Duplicate",
    message: (name) => `The security group '${name}' already exists for VPC`,
  },
  aws_cloudwatch_log_group: {
    name: ["name"],
    code: "ResourceAlreadyExistsException",
    message: (name) => `The specified log group already exists: ${name}`,
  },
  aws_eks_cluster: {
    name: ["name"],
    code: "ResourceInUseException",
    message: (name) => `Cluster already exists with name: ${name}`,
  },
  aws_eks_node_group: {
    name: ["cluster_name", "node_group_name"],
    code: "ResourceInUseException",
    message: (name) => `NodeGroup already exists with name ${name}`,
  },
  aws_eks_addon: {
    name: ["cluster_name", "addon_name"],
    code: "ResourceInUseException",
    message: () => "Addon already exists.",
  },
  aws_eks_access_entry: {
    name: ["cluster_name", "principal_arn"],
    code: "ResourceInUseException",
    message: () => "The specified access entry resource is already in use on this cluster.",
  },
  aws_db_instance: {
    name: ["identifier"],
    code: "DBInstanceAlreadyExists",
    message: () => "DB instance already exists",
  },
  aws_rds_cluster: {
    name: ["cluster_identifier"],
    code: "DBClusterAlreadyExistsFault",
    message: () => "DB Cluster already exists",
  },
  aws_docdb_cluster: {
    name: ["cluster_identifier"],
    code: "DBClusterAlreadyExistsFault",
    message: () => "DB Cluster already exists",
  },
  aws_rds_cluster_instance: databaseInstance(),
  aws_docdb_cluster_instance: databaseInstance(),
  aws_db_subnet_group: databaseSubnetGroup(),
  aws_docdb_subnet_group: databaseSubnetGroup(),
  aws_db_parameter_group: databaseParameterGroup(),
  aws_rds_cluster_parameter_group: databaseParameterGroup(),
  aws_docdb_cluster_parameter_group: databaseParameterGroup(),
  aws_elasticache_replication_group: {
    name: ["replication_group_id"],
    code: "ReplicationGroupAlreadyExists",
    message: (name) => `Replication group ${name} already exists.`,
  },
  aws_elasticache_subnet_group: {
    name: ["name"],
    code: "CacheSubnetGroupAlreadyExists",
    message: (name) => `Cache subnet group ${name} already exists.`,
  },
  aws_elasticache_parameter_group: {
    name: ["name"],
    code: "CacheParameterGroupAlreadyExists",
    message: (name) => `Cache parameter group ${name} already exists.`,
  },
  aws_secretsmanager_secret: {
    name: ["name"],
    code: "ResourceExistsException",
    message: (name) => `The operation failed because the secret ${name} already exists.`,
  },
  aws_dynamodb_table: {
    name: ["name"],
    code: "ResourceInUseException",
    message: (name) => `Table already exists: ${name}`,
  },
  aws_ecr_repository: {
    name: ["name"],
    code: "RepositoryAlreadyExistsException",
    message: (name) => `The repository with name '${name}' already exists in the registry`,
  },
  aws_launch_template: {
    name: ["name"],
    code: "InvalidLaunchTemplateName.AlreadyExistsException",
    message: () => "Launch template name already in use.",
  },
  aws_cloudfront_origin_access_control: {
    name: ["name"],
    code: "OriginAccessControlAlreadyExists",
    message: () => "An origin access control with the same name already exists.",
  },
  aws_cloudfront_response_headers_policy: {
    name: ["name"],
    code: "ResponseHeadersPolicyAlreadyExists",
    message: (name) => `A response headers policy with the name ${name} already exists.`,
  },
  aws_wafv2_web_acl: {
    name: ["scope", "name"],
    code: "WAFDuplicateItemException",
    message: () =>
      "AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.",
  },
  aws_lb: {
    name: ["name"],
    code: "DuplicateLoadBalancerName",
    message: (name) => `A load balancer with the same name '${name}' exists, but with different settings`,
  },
  aws_lb_target_group: {
    name: ["name"],
    code: "DuplicateTargetGroupName",
    message: (name) => `A target group with the same name '${name}' exists, but with different settings`,
  },
  aws_lb_listener: {
    name: ["load_balancer_arn", "port"],
    code: "DuplicateListener",
    message: () => "A listener already exists on this port for this load balancer",
  },
  aws_route: {
    name: [
      "route_table_id",
      "destination_cidr_block",
      "destination_prefix_list_id",
      "destination_ipv6_cidr_block",
    ],
    code: "RouteAlreadyExists",
    message: (name) => `The route identified by ${name} already exists.`,
  },
  aws_route53_record: {
    name: ["zone_id", "fqdn", "type", "set_identifier"],
    code: "InvalidChangeBatch",
    message: (name) => `[Tried to create resource record set [name='${name}'] but it already exists]`,
  },
  // AWS lets a group be attached again; but then each of two resources detaches it for the other one too.
  aws_vpc_endpoint_security_group_association: {
    name: ["vpc_endpoint_id", "security_group_id"],
    code: "InvalidParameter",
    message: (pair) => `The association ${pair.replace(" ", "/")} already exists`,
  },
  aws_vpc_security_group_ingress_rule: securityGroupRule(),
  aws_vpc_security_group_egress_rule: securityGroupRule(),
};

function databaseInstance(): Unique {
  return {
    name: ["identifier"],
    code: "DBInstanceAlreadyExists",
    message: () => "DB instance already exists",
  };
}

function databaseSubnetGroup(): Unique {
  return {
    name: ["name"],
    code: "DBSubnetGroupAlreadyExists",
    message: (name) => `The DB subnet group '${name}' already exists.`,
  };
}

function databaseParameterGroup(): Unique {
  return {
    name: ["name"],
    code: "DBParameterGroupAlreadyExists",
    message: (name) => `Parameter group ${name} already exists`,
  };
}

function securityGroupRule(): Unique {
  return {
    name: [
      "security_group_id",
      "ip_protocol",
      "from_port",
      "to_port",
      "cidr_ipv4",
      "cidr_ipv6",
      "prefix_list_id",
      "referenced_security_group_id",
    ],
    code: "InvalidPermission.Duplicate",
    message: (rule) => `the specified rule "${rule}" already exists`,
  };
}

/** @throws {Refusal} when a new resource has the name of one that exists */
export function checkUniqueness({ type, state, prior, place, store }: AppliedChange): void {
  const unique = UNIQUE[type];
  // With `allow_overwrite`, the record that is there is taken over: two names may be proved by one.
  if (unique === undefined || prior !== undefined || state.allow_overwrite === true) return;
  const name = nameOf(unique, state);
  const taken = store
    .ofType(type)
    .some(
      (object) =>
        nameOf(unique, object.state) === name &&
        (unique.scope === "everywhere" ||
          (object.account === place.account && object.region === place.region)),
    );
  if (taken) throw new Refusal(`creating ${type}: api error ${unique.code}: ${unique.message(name)}`);
}

function nameOf({ name }: Unique, state: AppliedChange["state"]): string {
  return name
    .map((attribute) => state[attribute] ?? "")
    .filter((part) => part !== "")
    .map(String)
    .join(" ");
}
