import { all, isSet } from "../checks";
import { met, type Rule } from "../rule";

/** Alarms, and the topics that carry them. */
export const alarmRules: readonly Rule[] = [
  {
    id: "alarm-acts",
    type: "aws_cloudwatch_metric_alarm",
    level: "M",
    reason: "an alarm without an action is seen by nobody",
    source: ["CloudWatch.15", "CloudWatch.17", "CKV_AWS_319"],
    setting: "",
    holds: all(isSet("alarm_actions"), isSet("treat_missing_data")),
  },
  {
    id: "topic-encrypted",
    type: "aws_sns_topic",
    level: "M",
    reason: "with the AWS key, alarms and events are not delivered",
    source: ["SNS.1", "CKV_AWS_26", "AVD-AWS-0095", "AVD-AWS-0136"],
    setting: "",
    holds: all(isSet("kms_master_key_id"), (topic) =>
      met(topic.get("kms_master_key_id") !== "alias/aws/sns", "a key of our own", "alias/aws/sns"),
    ),
  },
];
