import { regional } from "../arn";
import type { Service } from "../service";

/** CloudTrail, GuardDuty, Config, Security Hub and Access Analyzer. */
export const AUDIT: Service = {
  types: {
    aws_cloudtrail: {
      values: {
        id: "{arn}",
        arn: regional("cloudtrail", "trail/{name}"),
        home_region: "{region}",
      },
      refersTo: { s3_bucket_name: "bucket", kms_key_id: "kmsKey", cloud_watch_logs_role_arn: "roleArn" },
      unique: {
        name: ["name"],
        code: "TrailAlreadyExistsException",
        message: (name) => `Trail ${name} already exists for customer`,
      },
    },
    aws_guardduty_detector: {
      values: { id: "{hex:32}", arn: regional("guardduty", "detector/{id}") },
    },
    aws_guardduty_detector_feature: {
      values: { id: "{detector_id}/{name}" },
    },
    aws_config_configuration_recorder: {
      values: { id: "{name}" },
    },
    aws_config_configuration_recorder_status: {
      values: { id: "{name}" },
    },
    aws_config_delivery_channel: {
      values: { id: "{name}" },
      refersTo: { s3_bucket_name: "bucket", s3_kms_key_arn: "kmsKey" },
    },
    aws_config_config_rule: {
      values: {
        id: "{name}",
        rule_id: "config-rule-{lower:6}",
        arn: regional("config", "config-rule/{rule_id}"),
      },
    },
    aws_securityhub_account: {
      values: { id: "{account}", arn: regional("securityhub", "hub/default") },
    },
    aws_securityhub_standards_subscription: {
      values: {
        id: (draft) =>
          draft
            .text("standards_arn")
            .replace(`${draft.region}::standards`, `${draft.region}:${draft.account}:subscription`),
      },
    },
    aws_accessanalyzer_analyzer: {
      values: {
        id: "{analyzer_name}",
        arn: regional("access-analyzer", "analyzer/{analyzer_name}"),
      },
    },
  },
};
