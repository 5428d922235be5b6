import { describe, expect, it } from "vitest";
import { providerSchemas } from "./provider-schemas";

/** What an EKS platform is commonly made of. */
const PLATFORM_TYPES = `
  provider.aws provider.kubernetes provider.helm
  data.aws_caller_identity data.aws_iam_policy_document data.aws_partition data.aws_region data.aws_route53_zone
  data.aws_ssm_parameter data.terraform_remote_state
  aws_vpc aws_subnet aws_internet_gateway aws_nat_gateway aws_eip aws_route aws_route_table
  aws_route_table_association aws_network_acl aws_default_security_group aws_security_group
  aws_vpc_security_group_ingress_rule aws_vpc_endpoint aws_flow_log
  aws_kms_key aws_kms_alias aws_iam_role aws_iam_policy aws_iam_role_policy_attachment
  aws_iam_openid_connect_provider
  aws_eks_cluster aws_eks_node_group aws_eks_addon aws_eks_access_entry aws_eks_pod_identity_association
  aws_launch_template aws_instance
  aws_rds_cluster aws_rds_cluster_instance aws_db_instance aws_elasticache_replication_group aws_efs_file_system
  aws_s3_bucket aws_s3_bucket_policy aws_s3_bucket_lifecycle_configuration aws_s3_bucket_replication_configuration
  aws_dynamodb_table aws_sqs_queue aws_sns_topic aws_secretsmanager_secret
  aws_cloudfront_distribution aws_cloudfront_response_headers_policy aws_wafv2_web_acl aws_acm_certificate
  aws_route53_zone aws_route53_record aws_lb aws_lb_listener aws_cloudwatch_log_group aws_cloudwatch_metric_alarm
  kubernetes_namespace_v1 kubernetes_service_account_v1 kubernetes_storage_class_v1 kubernetes_config_map_v1
  kubernetes_cluster_role_v1 kubernetes_deployment_v1 kubernetes_network_policy_v1
  helm_release
`
  .trim()
  .split(/\s+/);

describe("providerSchemas", () => {
  it("resolves every attribute of the types of a platform", () => {
    const schemas = providerSchemas({ types: PLATFORM_TYPES, from: __dirname });
    expect(Object.keys(schemas).sort()).toEqual([...PLATFORM_TYPES].sort());
  });

  it("lists no schema that was not asked for, and each once", () => {
    expect(Object.keys(providerSchemas({ types: ["aws_vpc", "aws_vpc"], from: __dirname }))).toEqual([
      "aws_vpc",
    ]);
  });

  it("names all types that it cannot find at once, each with what to do", () => {
    expect(() =>
      providerSchemas({
        types: ["aws_vpcs", "random_id", "aws_vpc", "data.aws_regionn", "kubernetes_zzzzzzzzzzzzzzz"],
        from: __dirname,
      }),
    ).toThrow(
      new Error(
        [
          "aws_vpcs: expected a type of @cdktf/provider-aws 21.22.1, got an unknown one; did you mean aws_vpc?",
          "data.aws_regionn: expected a type of @cdktf/provider-aws 21.22.1, got an unknown one; did you mean data.aws_region?",
          "kubernetes_zzzzzzzzzzzzzzz: expected a type of @cdktf/provider-kubernetes 12.1.1, got an unknown one",
          "random_id: expected bindings of provider random, got none; add @cdktf/provider-random to the dependencies",
        ].join("\n"),
      ),
    );
  });
});
