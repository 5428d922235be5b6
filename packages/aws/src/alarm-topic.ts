import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Place } from "./place";
import { policyDocument } from "./policy-document";

/** The topic that alarms publish to. */
export interface AlarmTopicProps {
  readonly place: Place;
  readonly name: string;
  /** ARN of a key that grants use to `alarms`, see KEY_USERS: the AWS managed key would refuse CloudWatch. */
  readonly keyArn: string;
  /** Where alarms are delivered, by a short name. @default nowhere: the topic waits for subscribers */
  readonly subscribers?: Readonly<Record<string, Subscriber>>;
}

/** A receiver of alarms. */
export interface Subscriber {
  readonly protocol: "email" | "https" | "lambda" | "sqs";
  /** Address, URL or ARN, as the protocol asks. */
  readonly endpoint: string;
}

/** An encrypted topic (SNS.1) on which only CloudWatch of the same account may publish (SNS.4). */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "this", { name: props.name, kmsMasterKeyId: props.keyArn });
    new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyDocument([
        {
          Sid: "CloudWatchAlarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": props.place.account } },
        },
      ]),
    });
    for (const [name, { protocol, endpoint }] of Object.entries(props.subscribers ?? {})) {
      new SnsTopicSubscription(this, name, { topicArn: topic.arn, protocol, endpoint });
    }
    this.arn = topic.arn;
  }
}
