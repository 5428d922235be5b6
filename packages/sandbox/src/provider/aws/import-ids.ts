import type { Fields } from "../protocol/value";

/**
 * What `terraform import` takes where that is not the attribute `id`. Source: the section "Import" of each type's
 * documentation.
 */
const IMPORT_IDS: Readonly<Record<string, (state: Fields) => string>> = {
  aws_route: (state) =>
    `${text(state.route_table_id)}_${text(state.destination_cidr_block) || text(state.destination_prefix_list_id)}`,
  aws_route_table_association: (state) => `${text(state.subnet_id)}/${text(state.route_table_id)}`,
  aws_default_route_table: (state) => text(state.vpc_id),
  aws_iam_role_policy_attachment: (state) => `${text(state.role)}/${text(state.policy_arn)}`,
  aws_network_acl_rule: (state) =>
    `${text(state.network_acl_id)}:${text(state.rule_number)}:${text(state.protocol)}:${text(state.egress)}`,
  aws_vpc_endpoint_route_table_association: (state) =>
    `${text(state.vpc_endpoint_id)}/${text(state.route_table_id)}`,
  aws_vpc_endpoint_security_group_association: (state) =>
    `${text(state.vpc_endpoint_id)}/${text(state.security_group_id)}`,
  aws_wafv2_web_acl: (state) => `${text(state.id)}/${text(state.name)}/${text(state.scope)}`,
  aws_efs_backup_policy: (state) => text(state.file_system_id),
  aws_eks_pod_identity_association: (state) => `${text(state.cluster_name)},${text(state.association_id)}`,
  aws_cloudwatch_event_target: (state) => `${text(state.rule)}/${text(state.target_id)}`,
  aws_apigatewayv2_stage: (state) => `${text(state.api_id)}/${text(state.name)}`,
  aws_apigatewayv2_route: (state) => `${text(state.api_id)}/${text(state.id)}`,
  aws_apigatewayv2_integration: (state) => `${text(state.api_id)}/${text(state.id)}`,
  aws_cognito_user_pool_client: (state) => `${text(state.user_pool_id)}/${text(state.id)}`,
  aws_backup_selection: (state) => `${text(state.plan_id)}|${text(state.id)}`,
};

/** What `terraform import` takes for a resource. */
export function importIdOf(type: string, state: Fields): string {
  return IMPORT_IDS[type]?.(state) ?? text(state.id);
}

function text(value: Fields[string] | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
