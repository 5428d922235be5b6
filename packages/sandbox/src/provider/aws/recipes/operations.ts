import type { Recipes } from "../../values/recipe";
import { regional } from "./arn";

/** A resource with a name, whose id is that name. */
const named = (service: string, resource: string): Recipes => ({
  id: "{name}",
  arn: regional(service, resource),
});

/** Messages, logs, alarms, audit, delivery. */
export const OPERATIONS_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_sns_topic: {
    id: "{arn}",
    arn: regional("sns", "{name}"),
    signature_version: () => 0,
    policy: (draft) =>
      JSON.stringify({
        Id: "__default_policy_ID",
        Statement: [
          {
            Action: ["SNS:Publish", "SNS:Subscribe"],
            Condition: { StringEquals: { "AWS:SourceOwner": draft.account } },
            Effect: "Allow",
            Principal: { AWS: "*" },
            Resource: draft.text("arn"),
            Sid: "__default_statement_ID",
          },
        ],
        Version: "2008-10-17",
      }),
  },
  aws_sns_topic_policy: { id: "{arn}" },
  aws_sns_topic_subscription: { id: "{arn}", arn: "{topic_arn}:{uuid}" },
  aws_sqs_queue: {
    id: "{url}",
    url: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    arn: regional("sqs", "{name}"),
    kms_data_key_reuse_period_seconds: () => 300,
    sqs_managed_sse_enabled: (draft) => draft.text("kms_master_key_id") === "",
  },
  aws_sqs_queue_policy: { id: "{queue_url}" },
  aws_cloudwatch_log_group: { ...named("logs", "log-group:{name}"), log_group_class: "STANDARD" },
  aws_cloudwatch_log_resource_policy: { id: "{policy_name}" },
  aws_cloudwatch_log_metric_filter: { id: "{name}" },
  aws_cloudwatch_log_subscription_filter: { id: "cwlsf-{digits:10}" },
  aws_cloudwatch_metric_alarm: { id: "{alarm_name}", arn: regional("cloudwatch", "alarm:{alarm_name}") },
  aws_cloudwatch_composite_alarm: { id: "{alarm_name}", arn: regional("cloudwatch", "alarm:{alarm_name}") },
  aws_cloudwatch_dashboard: {
    id: "{dashboard_name}",
    dashboard_arn: "arn:aws:cloudwatch::{account}:dashboard/{dashboard_name}",
  },
  aws_cloudwatch_event_rule: named("events", "rule/{name}"),
  aws_cloudwatch_event_target: { id: "{rule}-{target_id}", target_id: "terraform-{digits:26}" },
  aws_ssm_parameter: {
    id: "{name}",
    arn: (draft) => draft.fill(regional("ssm", `parameter/${draft.text("name").replace(/^\//, "")}`), "arn"),
    tier: "Standard",
    data_type: "text",
    version: (draft) => {
      const [before] = draft.existing("aws_ssm_parameter").filter(({ id }) => id === draft.text("name"));
      const version = before?.state.version;
      return typeof version === "number" ? version + 1 : 1;
    },
  },
  aws_ssm_association: {
    id: "{association_id}",
    association_id: "{uuid}",
    arn: regional("ssm", "association/{association_id}"),
    document_version: "$DEFAULT",
  },
  aws_ssm_document: {
    ...named("ssm", "document/{name}"),
    status: "Active",
    default_version: "1",
    latest_version: "1",
  },
  aws_ssm_maintenance_window: { id: "mw-{hex:17}" },
  aws_sesv2_configuration_set: {
    id: "{configuration_set_name}",
    arn: regional("ses", "configuration-set/{configuration_set_name}"),
    reputation_options: () => [{ last_fresh_start: "", reputation_metrics_enabled: false }],
    sending_options: () => [{ sending_enabled: true }],
  },
  aws_sesv2_email_identity: {
    id: "{email_identity}",
    arn: regional("ses", "identity/{email_identity}"),
    identity_type: (draft) => (draft.text("email_identity").includes("@") ? "EMAIL_ADDRESS" : "DOMAIN"),
    verification_status: "PENDING",
    dkim_signing_attributes: (draft) => [
      {
        current_signing_key_length: "RSA_2048_BIT",
        domain_signing_private_key: "",
        domain_signing_selector: "",
        last_key_generation_timestamp: "",
        next_signing_key_length: "RSA_2048_BIT",
        signing_attributes_origin: "AWS_SES",
        status: "PENDING",
        tokens: [1, 2, 3].map((number) => draft.digest(`token ${number}`, "lower", 32)),
      },
    ],
  },
  aws_cloudtrail: {
    id: "{arn}",
    arn: regional("cloudtrail", "trail/{name}"),
    home_region: "{region}",
  },
  aws_guardduty_detector: { id: "{hex:32}", arn: regional("guardduty", "detector/{id}") },
  aws_guardduty_detector_feature: { id: "{detector_id}/{name}" },
  aws_config_configuration_recorder: { id: "{name}" },
  aws_config_configuration_recorder_status: { id: "{name}" },
  aws_config_delivery_channel: { id: "{name}" },
  aws_config_config_rule: {
    id: "{name}",
    rule_id: "config-rule-{lower:6}",
    arn: regional("config", "config-rule/{rule_id}"),
  },
  aws_securityhub_account: { id: "{account}", arn: regional("securityhub", "hub/default") },
  aws_codebuild_project: {
    id: "{arn}",
    arn: regional("codebuild", "project/{name}"),
    encryption_key: "arn:aws:kms:{region}:{account}:alias/aws/s3",
  },
  aws_codepipeline: { id: "{name}", arn: regional("codepipeline", "{name}") },
  aws_codeconnections_connection: {
    id: "{arn}",
    arn: regional("codeconnections", "connection/{uuid}"),
    connection_status: "PENDING",
    owner_account_id: "{account}",
  },
  aws_codestarconnections_connection: {
    id: "{arn}",
    arn: regional("codestar-connections", "connection/{uuid}"),
    connection_status: "PENDING",
  },
  aws_accessanalyzer_analyzer: {
    id: "{analyzer_name}",
    arn: regional("access-analyzer", "analyzer/{analyzer_name}"),
  },
  aws_ebs_encryption_by_default: { id: "terraform-{digits:26}" },
  aws_xray_encryption_config: { id: "{region}" },
};
