import { all, isSet } from "../checks";
import type { Example } from "../example";
import type { ServiceRules } from "../rule";

const example: Example = {
  layer: "edge",
  resource: {
    aws_cloudwatch_metric_alarm: {
      errors: { alarm_actions: ["${aws_sns_topic.alarms.arn}"], treat_missing_data: "notBreaching" },
    },
  },
};

/** Alarms. */
export const cloudwatch: ServiceRules = {
  example,
  rules: [
    {
      id: "alarm-acts",
      type: "aws_cloudwatch_metric_alarm",
      level: "M",
      reason: "an alarm without an action notifies no one",
      source: ["CloudWatch.15", "CloudWatch.17", "CKV_AWS_319"],
      setting: "",
      fault: { at: "aws_cloudwatch_metric_alarm/errors/alarm_actions", to: [] },
      holds: all(isSet("alarm_actions"), isSet("treat_missing_data")),
    },
  ],
};
