import { regional } from "../arn";
import type { Service } from "../service";

/** Topics. */
export const SNS: Service = {
  named: {
    topic: {
      at: ["aws_sns_topic.arn"],
      code: "NotFound",
      message: () => "Topic does not exist",
      scope: "account",
    },
  },
  types: {
    aws_sns_topic: {
      values: {
        id: "{arn}",
        arn: regional("sns", "{name}"),
        signature_version: () => 0,
        policy: (draft) =>
          JSON.stringify({
            Id: "__default_policy_ID",
            Statement: [
              {
                Action: ["SNS:Publish", "SNS:Subscribe"],
                Condition: { StringEquals: { "AWS:SourceOwner": draft.account } },
                Effect: "Allow",
                Principal: { AWS: "*" },
                Resource: draft.text("arn"),
                Sid: "__default_statement_ID",
              },
            ],
            Version: "2008-10-17",
          }),
      },
    },
    aws_sns_topic_policy: {
      values: { id: "{arn}" },
      refersTo: { arn: "topic" },
    },
    aws_sns_topic_subscription: {
      values: { id: "{arn}", arn: "{topic_arn}:{uuid}" },
      refersTo: { topic_arn: "topic" },
    },
  },
};
