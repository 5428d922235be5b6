import { all, isSet } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

/** Topics outside of the environment have subscribers that nothing here knows. */
const tellsSomebody: Check = (alarm, inventory) => {
  const silent = ["alarm_actions", "ok_actions", "insufficient_data_actions"]
    .flatMap((argument) => inventory.references(alarm, argument))
    .filter(({ type }) => type === "aws_sns_topic")
    .filter((topic) => inventory.companions(topic, "aws_sns_topic_subscription", "topic_arn").length === 0)
    .map(({ address }) => address);
  return met(silent.length === 0, "topics that have a subscription", `${silent.join(", ")}, which have none`);
};

const example: Example = {
  layer: "edge",
  resource: {
    aws_sns_topic: { alarms: {} },
    aws_sns_topic_subscription: {
      team: { topic_arn: "${aws_sns_topic.alarms.arn}", protocol: "email", endpoint: "team@shop.example" },
    },
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
    {
      id: "alarm-tells-somebody",
      type: "aws_cloudwatch_metric_alarm",
      level: "M",
      reason: "a topic without a subscription passes the alarm on to nobody",
      source: ["SNS developer guide, Subscribe"],
      setting: "alarms.subscribers",
      fault: { at: "aws_sns_topic_subscription/team" },
      holds: tellsSomebody,
    },
  ],
};
