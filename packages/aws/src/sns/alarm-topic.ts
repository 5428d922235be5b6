import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import type { Place } from "../place";

/** The topic that alarms publish to. */
export interface AlarmTopicProps {
  readonly place: Place;
  readonly name: string;
  /** ARN of a key that grants use to `alarms`, see KEY_USERS: the AWS managed key would refuse CloudWatch. */
  readonly keyArn: string;
  /** Where alarms are delivered, by a short name. @default none */
  readonly subscribers?: Readonly<Record<string, Subscriber>>;
  /** An alarm can notify topics of its own region only. @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/** A receiver of alarms. */
export interface Subscriber {
  readonly protocol: "email" | "https" | "lambda" | "sqs";
  /** Address, URL or ARN, depending on the protocol. */
  readonly endpoint: string;
}

/** An encrypted topic (SNS.1) to which only CloudWatch in the same account may publish (SNS.4). */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const where = props.provider === undefined ? {} : { provider: props.provider };
    const topic = new SnsTopic(this, "this", { ...where, name: props.name, kmsMasterKeyId: props.keyArn });
    new SnsTopicPolicy(this, "policy", {
      ...where,
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
      new SnsTopicSubscription(this, name, { ...where, topicArn: topic.arn, protocol, endpoint });
    }
    this.arn = topic.arn;
  }
}
