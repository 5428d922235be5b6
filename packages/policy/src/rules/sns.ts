import { all, isSet } from "../checks";
import { type Example, KEY } from "../example";
import { met, type ServiceRules } from "../rule";

const example: Example = {
  layer: "edge",
  resource: {
    aws_sns_topic: { alarms: { kms_master_key_id: KEY } },
  },
};

/** Topics. */
export const sns: ServiceRules = {
  example,
  rules: [
    {
      id: "topic-encrypted",
      type: "aws_sns_topic",
      level: "M",
      reason: "with the AWS key, alarms and events are not delivered",
      source: ["SNS.1", "CKV_AWS_26", "AVD-AWS-0095", "AVD-AWS-0136"],
      setting: "",
      fault: { at: "aws_sns_topic/alarms/kms_master_key_id", to: "alias/aws/sns" },
      holds: all(isSet("kms_master_key_id"), (topic) =>
        met(
          topic.isReference("kms_master_key_id") || topic.get("kms_master_key_id") !== "alias/aws/sns",
          "a key of our own",
          "alias/aws/sns",
        ),
      ),
    },
  ],
};
