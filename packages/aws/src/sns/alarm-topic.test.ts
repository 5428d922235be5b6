import { describe, expect, it } from "vitest";
import { northVirginia, place, statements, synthesized } from "../synthesized.fixture";
import { AlarmTopic, type AlarmTopicProps } from "./alarm-topic";

const defaults: AlarmTopicProps = { place, name: "shop-alarms", keyArn: "key" };

const build = (props: Partial<AlarmTopicProps> = {}) =>
  synthesized((scope) => new AlarmTopic(scope, "alarms", { ...defaults, ...props }));

describe("the topic of alarms", () => {
  const { built, addresses, at, written } = build();

  it("is encrypted, and tells nobody by itself", () => {
    expect(addresses).toEqual(["aws_sns_topic.alarms", "aws_sns_topic_policy.alarms_policy"]);
    expect(at("aws_sns_topic.alarms")).toEqual({ name: "shop-alarms", kms_master_key_id: "key" });
  });

  it("is published to by CloudWatch of its own account only", () => {
    const { arn, policy } = at("aws_sns_topic_policy.alarms_policy");

    expect(arn).toBe("${aws_sns_topic.alarms.arn}");
    expect(statements(policy)).toEqual([
      {
        Sid: "CloudWatchAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "${aws_sns_topic.alarms.arn}",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  it("exposes its ARN", () => {
    expect(written(built.arn)).toBe("${aws_sns_topic.alarms.arn}");
  });

  it("tells its subscribers", () => {
    const { at: subscribed } = build({
      subscribers: { duty: { protocol: "email", endpoint: "duty@example.com" } },
    });

    expect(subscribed("aws_sns_topic_subscription.alarms_duty")).toEqual({
      topic_arn: "${aws_sns_topic.alarms.arn}",
      protocol: "email",
      endpoint: "duty@example.com",
    });
  });
});

it("a topic of another region stands there with its policy and its subscriptions", () => {
  const { addresses, at } = synthesized(
    (scope) =>
      new AlarmTopic(scope, "alarms", {
        ...defaults,
        subscribers: { duty: { protocol: "email", endpoint: "duty@example.com" } },
        provider: northVirginia(scope),
      }),
  );

  expect(addresses.map((address) => at(address).provider)).toEqual([
    "aws.us-east-1",
    "aws.us-east-1",
    "aws.us-east-1",
  ]);
});
