import { named, regional } from "../arn";
import type { Service } from "../service";

/** Logs, alarms, dashboards and events. */
export const CLOUDWATCH: Service = {
  types: {
    aws_cloudwatch_log_group: {
      values: { ...named("logs", "log-group:{name}"), log_group_class: "STANDARD" },
      unique: {
        name: ["name"],
        code: "ResourceAlreadyExistsException",
        message: (name) => `The specified log group already exists: ${name}`,
      },
    },
    aws_cloudwatch_log_resource_policy: {
      values: { id: "{policy_name}" },
    },
    aws_cloudwatch_log_metric_filter: {
      values: { id: "{name}" },
    },
    aws_cloudwatch_log_subscription_filter: {
      values: { id: "cwlsf-{digits:10}" },
    },
    aws_cloudwatch_metric_alarm: {
      values: { id: "{alarm_name}", arn: regional("cloudwatch", "alarm:{alarm_name}") },
    },
    aws_cloudwatch_composite_alarm: {
      values: { id: "{alarm_name}", arn: regional("cloudwatch", "alarm:{alarm_name}") },
    },
    aws_cloudwatch_dashboard: {
      values: {
        id: "{dashboard_name}",
        dashboard_arn: "arn:aws:cloudwatch::{account}:dashboard/{dashboard_name}",
      },
    },
    aws_cloudwatch_event_rule: {
      values: named("events", "rule/{name}"),
    },
    aws_cloudwatch_event_target: {
      values: { id: "{rule}-{target_id}", target_id: "terraform-{digits:26}" },
      importId: "{rule}/{target_id}",
    },
    aws_xray_encryption_config: {
      values: { id: "{region}" },
    },
  },
};
