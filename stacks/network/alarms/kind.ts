import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { repeatedSubscribers, silentAlarms } from "@strata/kind/vocabulary";
import { alarmSettings } from "./settings";

/** The SNS topic that alarms of all layers publish to. */
export const alarms = defineSingle({
  key: "alarms",
  title: "topic of alarms",
  description: "The SNS topic that alarms publish to",
  settings: alarmSettings,
  check: ({ own: { alarms: topic } }) => [
    ...silentAlarms(topic.subscribers, "alarms of all layers publish"),
    ...repeatedSubscribers(topic.subscribers),
  ],
  outputs: {
    alarm_topic_arn: string("SNS topic that alarms publish to", "arn:aws:sns:eu-west-1:111122223333:alarms"),
  },
});
