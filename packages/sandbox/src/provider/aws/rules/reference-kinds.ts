/** A kind of thing that others name, with all attributes that may hold its name, and AWS's answer when none does. */
export interface ReferenceKind {
  /** `type.path` of what exists, for example `aws_subnet.id`. */
  readonly named: readonly string[];
  /** `type.path` of what refers to it. */
  readonly by: readonly string[];
  readonly code: string;
  readonly message: (name: string) => string;
  /** Names that AWS provides, or that belong to somebody else: nothing here could know them. */
  readonly except?: RegExp;
  /** Where AWS looks: in the region of who asks, unless the name is one for all regions. */
  readonly scope?: "region" | "account";
}

/** ARNs of AWS's own, such as managed policies. */
const AWS_OWNED = /^arn:aws[^:]*:[^:]+:[^:]*:aws:/;

/**
 * Who refers to what. Codes and texts are those of the services' APIs, as the AWS SDK reports them.
 */
export const REFERENCE_KINDS: readonly ReferenceKind[] = [
  {
    named: ["aws_vpc.id", "aws_default_vpc.id"],
    by: [
      "aws_subnet.vpc_id",
      "aws_security_group.vpc_id",
      "aws_default_security_group.vpc_id",
      "aws_route_table.vpc_id",
      "aws_internet_gateway.vpc_id",
      "aws_network_acl.vpc_id",
      "aws_vpc_endpoint.vpc_id",
      "aws_flow_log.vpc_id",
      "aws_lb_target_group.vpc_id",
    ],
    code: "InvalidVpcID.NotFound",
    message: (id) => `The vpc ID '${id}' does not exist`,
  },
  {
    named: ["aws_subnet.id", "aws_default_subnet.id"],
    by: [
      "aws_nat_gateway.subnet_id",
      "aws_route_table_association.subnet_id",
      "aws_instance.subnet_id",
      "aws_network_acl.subnet_ids",
      "aws_vpc_endpoint.subnet_ids",
      "aws_efs_mount_target.subnet_id",
      "aws_eks_cluster.vpc_config.subnet_ids",
      "aws_eks_node_group.subnet_ids",
      "aws_db_subnet_group.subnet_ids",
      "aws_elasticache_subnet_group.subnet_ids",
      "aws_docdb_subnet_group.subnet_ids",
      "aws_lb.subnets",
      "aws_apigatewayv2_vpc_link.subnet_ids",
    ],
    code: "InvalidSubnetID.NotFound",
    message: (id) => `The subnet ID '${id}' does not exist`,
  },
  {
    named: [
      "aws_security_group.id",
      "aws_default_security_group.id",
      "aws_vpc.default_security_group_id",
      "aws_eks_cluster.vpc_config.cluster_security_group_id",
    ],
    by: [
      "aws_vpc_security_group_ingress_rule.security_group_id",
      "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
      "aws_vpc_security_group_egress_rule.security_group_id",
      "aws_vpc_security_group_egress_rule.referenced_security_group_id",
      "aws_security_group_rule.security_group_id",
      "aws_instance.vpc_security_group_ids",
      "aws_vpc_endpoint.security_group_ids",
      "aws_vpc_endpoint_security_group_association.security_group_id",
      "aws_efs_mount_target.security_groups",
      "aws_eks_cluster.vpc_config.security_group_ids",
      "aws_launch_template.vpc_security_group_ids",
      "aws_db_instance.vpc_security_group_ids",
      "aws_rds_cluster.vpc_security_group_ids",
      "aws_docdb_cluster.vpc_security_group_ids",
      "aws_elasticache_replication_group.security_group_ids",
      "aws_lb.security_groups",
      "aws_apigatewayv2_vpc_link.security_group_ids",
    ],
    code: "InvalidGroup.NotFound",
    message: (id) => `The security group '${id}' does not exist`,
  },
  {
    named: ["aws_route_table.id", "aws_default_route_table.id", "aws_vpc.main_route_table_id"],
    by: [
      "aws_route.route_table_id",
      "aws_route_table_association.route_table_id",
      "aws_vpc_endpoint.route_table_ids",
    ],
    code: "InvalidRouteTableID.NotFound",
    message: (id) => `The routeTable ID '${id}' does not exist`,
  },
  {
    named: ["aws_vpc_endpoint.id"],
    by: ["aws_vpc_endpoint_security_group_association.vpc_endpoint_id", "aws_route.vpc_endpoint_id"],
    code: "InvalidVpcEndpointId.NotFound",
    message: (id) => `The Vpc Endpoint Id '${id}' does not exist`,
  },
  {
    named: ["aws_internet_gateway.id"],
    by: ["aws_route.gateway_id"],
    code: "InvalidInternetGatewayID.NotFound",
    message: (id) => `The internetGateway ID '${id}' does not exist`,
    except: /^(local$|vgw-|vpce-)/,
  },
  {
    named: ["aws_nat_gateway.id"],
    by: ["aws_route.nat_gateway_id"],
    code: "InvalidNatGatewayID.NotFound",
    message: (id) => `The natGateway ID '${id}' does not exist`,
  },
  {
    named: ["aws_eip.id"],
    by: ["aws_nat_gateway.allocation_id", "aws_eip_association.allocation_id"],
    code: "InvalidAllocationID.NotFound",
    message: (id) => `The allocation ID '${id}' does not exist`,
  },
  {
    named: ["aws_launch_template.id"],
    by: ["aws_eks_node_group.launch_template.id", "aws_autoscaling_group.launch_template.id"],
    code: "InvalidLaunchTemplateId.NotFound",
    message: (id) => `The specified launch template, with template ID ${id}, does not exist.`,
  },
  {
    named: ["aws_iam_role.name"],
    by: ["aws_iam_role_policy.role", "aws_iam_role_policy_attachment.role", "aws_iam_instance_profile.role"],
    code: "NoSuchEntity",
    message: (name) => `The role with name ${name} cannot be found.`,
    scope: "account",
  },
  {
    named: ["aws_iam_policy.arn"],
    by: ["aws_iam_role_policy_attachment.policy_arn"],
    code: "NoSuchEntity",
    message: (arn) => `Policy ${arn} does not exist or is not attachable.`,
    scope: "account",
    except: AWS_OWNED,
  },
  {
    named: ["aws_iam_role.arn", "aws_iam_service_linked_role.arn"],
    by: ["aws_eks_cluster.role_arn", "aws_eks_node_group.node_role_arn", "aws_lambda_function.role"],
    code: "InvalidParameterException",
    message: (arn) =>
      `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`,
    scope: "account",
  },
  {
    named: ["aws_iam_instance_profile.name"],
    by: ["aws_instance.iam_instance_profile"],
    code: "InvalidParameterValue",
    message: (name) =>
      `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    scope: "account",
  },
  {
    named: ["aws_eks_cluster.name"],
    by: [
      "aws_eks_node_group.cluster_name",
      "aws_eks_addon.cluster_name",
      "aws_eks_access_entry.cluster_name",
      "aws_eks_access_policy_association.cluster_name",
      "aws_eks_pod_identity_association.cluster_name",
      "aws_eks_fargate_profile.cluster_name",
    ],
    code: "ResourceNotFoundException",
    message: (name) => `No cluster found for name: ${name}.`,
  },
  {
    named: ["aws_eks_access_entry.principal_arn"],
    by: ["aws_eks_access_policy_association.principal_arn"],
    code: "ResourceNotFoundException",
    message: (arn) => `The specified principalArn could not be found: ${arn}`,
  },
  {
    named: ["aws_s3_bucket.bucket"],
    by: [
      "aws_s3_bucket_policy.bucket",
      "aws_s3_bucket_versioning.bucket",
      "aws_s3_bucket_public_access_block.bucket",
      "aws_s3_bucket_ownership_controls.bucket",
      "aws_s3_bucket_server_side_encryption_configuration.bucket",
      "aws_s3_bucket_lifecycle_configuration.bucket",
      "aws_s3_bucket_logging.bucket",
      "aws_s3_bucket_cors_configuration.bucket",
      "aws_s3_bucket_replication_configuration.bucket",
      "aws_s3_bucket_acl.bucket",
      "aws_s3_bucket_notification.bucket",
      "aws_s3_object.bucket",
    ],
    code: "NoSuchBucket",
    message: (name) => `The specified bucket does not exist: ${name}`,
    // A provider of another region is sent on to the bucket's own.
    scope: "account",
  },
  {
    named: ["aws_efs_file_system.id"],
    by: [
      "aws_efs_mount_target.file_system_id",
      "aws_efs_access_point.file_system_id",
      "aws_efs_backup_policy.file_system_id",
      "aws_efs_file_system_policy.file_system_id",
    ],
    code: "FileSystemNotFound",
    message: (id) => `File system '${id}' does not exist.`,
  },
  {
    named: ["aws_secretsmanager_secret.id"],
    by: [
      "aws_secretsmanager_secret_version.secret_id",
      "aws_secretsmanager_secret_policy.secret_arn",
      "aws_secretsmanager_secret_rotation.secret_id",
    ],
    code: "ResourceNotFoundException",
    message: () => "Secrets Manager can't find the specified secret.",
  },
  {
    named: ["aws_kms_key.key_id", "aws_kms_key.arn"],
    by: ["aws_kms_alias.target_key_id", "aws_kms_key_policy.key_id"],
    code: "NotFoundException",
    message: (id) => `Key '${id}' does not exist`,
  },
  {
    named: ["aws_db_subnet_group.name"],
    by: ["aws_db_instance.db_subnet_group_name", "aws_rds_cluster.db_subnet_group_name"],
    code: "DBSubnetGroupNotFoundFault",
    message: (name) => `DBSubnetGroup doesn't exist: ${name}`,
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
  {
    named: ["aws_route53_zone.zone_id"],
    by: ["aws_route53_record.zone_id", "aws_route53_query_log.zone_id"],
    code: "NoSuchHostedZone",
    message: (id) => `No hosted zone found with ID: ${id}`,
    scope: "account",
  },
  {
    named: ["aws_acm_certificate.arn"],
    by: ["aws_acm_certificate_validation.certificate_arn"],
    code: "ResourceNotFoundException",
    message: (arn) => `Could not find certificate ${arn}.`,
  },
  {
    named: ["aws_lb.arn"],
    by: ["aws_lb_listener.load_balancer_arn"],
    code: "LoadBalancerNotFound",
    message: (arn) => `Load balancer '${arn}' not found`,
  },
  {
    named: ["aws_lb_target_group.arn"],
    by: ["aws_lb_listener.default_action.target_group_arn"],
    code: "TargetGroupNotFound",
    message: (arn) => `Target group '${arn}' not found`,
  },
  {
    // Elastic Load Balancing looks in its own region.
    named: ["aws_acm_certificate.arn"],
    by: ["aws_lb_listener.certificate_arn"],
    code: "CertificateNotFound",
    message: (arn) => `Certificate '${arn}' not found`,
  },
  {
    named: ["aws_s3_bucket.bucket"],
    by: ["aws_lb.access_logs.bucket"],
    code: "InvalidConfigurationRequest",
    message: (name) => `Access Denied for bucket: ${name}. Please check S3bucket permission`,
  },
  {
    // Whatever region the distribution's own provider has, CloudFront looks in us-east-1.
    named: ["aws_acm_certificate.arn"],
    by: ["aws_cloudfront_distribution.viewer_certificate.acm_certificate_arn"],
    code: "InvalidViewerCertificate",
    message: (arn) =>
      `The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain: ${arn}`,
    scope: "account",
  },
  {
    named: ["aws_cloudfront_origin_access_control.id"],
    by: ["aws_cloudfront_distribution.origin.origin_access_control_id"],
    code: "NoSuchOriginAccessControl",
    message: (id) => `The specified origin access control does not exist: ${id}`,
    scope: "account",
  },
  {
    named: ["aws_wafv2_web_acl.arn"],
    by: ["aws_wafv2_web_acl_logging_configuration.resource_arn"],
    code: "WAFNonexistentItemException",
    message: () => "AWS WAF couldn’t perform the operation because your resource doesn’t exist.",
  },
  {
    named: ["aws_sns_topic.arn"],
    by: ["aws_sns_topic_policy.arn", "aws_sns_topic_subscription.topic_arn"],
    code: "NotFound",
    message: () => "Topic does not exist",
    scope: "account",
  },
];
