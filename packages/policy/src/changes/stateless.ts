/** Types of which nothing is lost that an apply does not make again as it was. */
export interface Stateless {
  /** A type, or a pattern in which `*` stands for any letters. */
  readonly type: string;
  readonly reason: string;
}

const TIES = "it ties two resources that stay; an apply ties them again";
const SETTINGS = "settings of a resource that stays; an apply writes them again";
const API = "a part of an API that stays; an apply writes it again";
const RULES = "a rule of a resource that stays; an apply writes it again";

/**
 * Of these a plan may delete or replace any without a finding. Whatever is neither here nor in a rule is said to hold
 * something. A rule for a type comes first.
 */
export const STATELESS: readonly Stateless[] = [
  { type: "*_attachment", reason: TIES },
  { type: "*_attachment_exclusive", reason: TIES },
  { type: "*_association", reason: TIES },
  { type: "*_attachments_exclusive", reason: TIES },
  { type: "aws_*_membership", reason: TIES },
  { type: "aws_acm_certificate_validation", reason: "it waits for a certificate, and is nothing by itself" },
  {
    type: "aws_*_policy",
    reason: "text of a policy on a resource that stays; aws_iam_policy has rules of its own",
  },
  { type: "aws_iam_*_policies_exclusive", reason: TIES },
  { type: "aws_lambda_permission", reason: RULES },
  { type: "aws_route", reason: RULES },
  {
    type: "aws_route_table",
    reason: "routes are written again; while it is away, its subnets have the main table",
  },
  { type: "aws_default_*", reason: "AWS made it; Terraform only stops to look after it" },
  { type: "aws_main_route_table_association", reason: TIES },
  { type: "aws_network_acl*", reason: RULES },
  { type: "aws_security_group_rule", reason: RULES },
  { type: "aws_vpc_security_group_*_rule", reason: RULES },
  { type: "aws_vpc_dhcp_options", reason: SETTINGS },
  { type: "aws_vpc_endpoint_*", reason: TIES },
  { type: "aws_flow_log", reason: "it says where records of traffic go; those there are stay" },
  { type: "aws_lb_listener_rule", reason: RULES },
  { type: "aws_alb_listener_rule", reason: RULES },
  { type: "aws_lb_listener_certificate", reason: TIES },
  { type: "aws_s3_bucket_*", reason: SETTINGS },
  { type: "aws_s3_account_public_access_block", reason: SETTINGS },
  { type: "aws_efs_*_policy", reason: SETTINGS },
  { type: "aws_sqs_queue_*", reason: SETTINGS },
  { type: "aws_sns_topic_*_policy", reason: SETTINGS },
  { type: "aws_secretsmanager_secret_rotation", reason: SETTINGS },
  { type: "aws_cloudwatch_log_metric_filter", reason: RULES },
  { type: "aws_cloudwatch_log_subscription_filter", reason: RULES },
  { type: "aws_cloudwatch_log_resource_policy", reason: SETTINGS },
  {
    type: "aws_cloudwatch_metric_alarm",
    reason: "it watches metrics that stay; its history is kept for two weeks",
  },
  { type: "aws_cloudwatch_composite_alarm", reason: "it watches alarms that stay" },
  { type: "aws_cloudwatch_dashboard", reason: "its text is in the configuration" },
  { type: "aws_cloudwatch_event_rule", reason: RULES },
  { type: "aws_cloudwatch_event_target", reason: RULES },
  { type: "aws_cloudwatch_event_permission", reason: RULES },
  { type: "aws_scheduler_schedule*", reason: RULES },
  { type: "aws_cloudfront_origin_access_*", reason: SETTINGS },
  { type: "aws_cloudfront_*_policy", reason: SETTINGS },
  { type: "aws_cloudfront_function", reason: "its text is in the configuration" },
  { type: "aws_route53_query_log", reason: "it says where queries are logged; those logged stay" },
  { type: "aws_route53_health_check", reason: "it watches an address that stays" },
  { type: "aws_wafv2_web_acl_logging_configuration", reason: SETTINGS },
  { type: "aws_wafv2_web_acl_association", reason: TIES },
  { type: "aws_iam_role_policy", reason: "text of a policy of a role that stays" },
  { type: "aws_iam_group", reason: "its members and policies are ties" },
  { type: "aws_eks_access_policy_association", reason: TIES },
  { type: "aws_eks_pod_identity_association", reason: TIES },
  { type: "aws_eks_identity_provider_config", reason: SETTINGS },
  { type: "aws_ecr_lifecycle_policy", reason: SETTINGS },
  { type: "aws_ecr_repository_policy", reason: SETTINGS },
  { type: "aws_autoscaling_*", reason: RULES },
  { type: "aws_appautoscaling_*", reason: RULES },
  {
    type: "aws_launch_configuration",
    reason: "its text is in the configuration; groups change over to another one",
  },
  { type: "aws_placement_group", reason: "machines in it have rules of their own" },
  { type: "aws_ssm_association", reason: RULES },
  { type: "aws_ssm_maintenance_window*", reason: RULES },
  { type: "aws_ssm_patch_*", reason: RULES },
  { type: "aws_ssm_document", reason: "its text is in the configuration" },
  { type: "aws_kms_grant", reason: "who works under it asks for another" },
  ...[
    "method*",
    "integration*",
    "resource",
    "deployment",
    "stage",
    "base_path_mapping",
    "gateway_response",
  ].map(apiPart),
  ...["request_validator", "model", "account", "authorizer", "usage_plan_key"].map(apiPart),
  ...["route*", "integration*", "deployment", "stage", "api_mapping", "authorizer", "model"].map((part) => ({
    type: `aws_apigatewayv2_${part}`,
    reason: API,
  })),
  {
    type: "aws_ecs_task_definition",
    reason: "its text is in the configuration; services keep the revision that they run",
  },
  { type: "aws_lambda_event_source_mapping", reason: TIES },
  { type: "aws_lambda_alias", reason: TIES },
  { type: "aws_shield_*", reason: SETTINGS },
  {
    type: "aws_accessanalyzer_analyzer",
    reason: "another one finds the same again; archived findings are open again",
  },
  { type: "aws_securityhub_standards_subscription", reason: "its controls are checked again within a day" },
  { type: "aws_config_config_rule", reason: "it judges what is recorded, and does so again" },
  { type: "aws_config_delivery_channel", reason: "it says where files go; those there stay" },
  { type: "aws_config_configuration_recorder_status", reason: "a switch of a recorder that stays" },
  {
    type: "aws_guardduty_detector_feature",
    reason: "a switch of a detector that stays; to take it out of the settings switches nothing",
  },
  { type: "kubernetes_network_policy*", reason: RULES },
  { type: "kubernetes_role*", reason: RULES },
  { type: "kubernetes_cluster_role*", reason: RULES },
  { type: "kubernetes_resource_quota*", reason: RULES },
  { type: "kubernetes_limit_range*", reason: RULES },
  { type: "kubernetes_pod_disruption_budget*", reason: RULES },
  { type: "kubernetes_horizontal_pod_autoscaler*", reason: RULES },
  { type: "kubernetes_priority_class*", reason: RULES },
  { type: "kubernetes_annotations", reason: SETTINGS },
  { type: "kubernetes_labels", reason: SETTINGS },
  { type: "null_resource", reason: "it is nothing but its provisioners" },
  { type: "terraform_data", reason: "its value is in the configuration" },
  { type: "local_file", reason: "a file on the machine that runs Terraform" },
  { type: "local_sensitive_file", reason: "a file on the machine that runs Terraform" },
  { type: "archive_file", reason: "a file on the machine that runs Terraform" },
  { type: "time_*", reason: "a moment; what it makes change is in the plan" },
];

function apiPart(part: string): Stateless {
  return { type: `aws_api_gateway_${part}`, reason: API };
}

/** Why nothing is lost with a resource of this type; undefined where something may be. */
export function reasonOfStateless(type: string): string | undefined {
  return STATELESS.find((one) => patternOf(one.type).test(type))?.reason;
}

/** Whether nothing is lost with a resource of this type. */
export function holdsNothing(type: string): boolean {
  return reasonOfStateless(type) !== undefined;
}

function patternOf(type: string): RegExp {
  return new RegExp(`^${type.split("*").join("[a-z0-9_]*")}$`);
}
