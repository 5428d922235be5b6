import { AlarmTopic } from "@strata/aws";
import { entryOf } from "@strata/layer";
import { build } from "../builder";
import { buildKeys } from "../keys/build";
import { alarms } from "./kind";

/** The topic. */
export const buildAlarms = build(alarms, ({ scope, settings, environment, made }) => {
  const { key, subscribers } = settings.alarms;
  const { arn } = new AlarmTopic(scope, "alarms", {
    place: environment,
    name: `${environment.id}-alarms`,
    keyArn: entryOf(made(buildKeys), key, "network.alarms.key").arn,
    subscribers,
  });
  return { alarm_topic_arn: arn };
});
