import { describe, expect, it } from "vitest";
import { faults, fieldOf, resource, statements, synthNetwork } from "../shop.fixture";

describe("the topic of alarms", () => {
  it("is encrypted, and only the account's CloudWatch publishes to it", () => {
    const json = synthNetwork({
      alarms: {
        key: "platform",
        subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } },
      },
    });

    expect(fieldOf(json, "aws_sns_topic", "kms_master_key_id")).toEqual({
      alarms: "${aws_kms_key.keys_platform.arn}",
    });
    expect(statements(resource(json, "aws_sns_topic_policy", "alarms_policy").policy)).toEqual([
      {
        Sid: "CloudWatchAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "${aws_sns_topic.alarms.arn}",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
    expect(resource(json, "aws_sns_topic_subscription", "alarms_team")).toEqual({
      topic_arn: "${aws_sns_topic.alarms.arn}",
      protocol: "email",
      endpoint: "team@shop.example",
    });
  });

  it.each([{ key: "platform" }, { key: "platform", subscribers: {} }])(
    "has a receiver at least: %j",
    (alarms) => {
      expect(faults({ alarms })).toEqual([
        'alarms.subscribers: expected a receiver at least, since alarms of all layers publish to a topic that otherwise tells nobody, got none; add one such as team: { protocol: email, endpoint: "team@example.com" }',
      ]);
    },
  );
});
