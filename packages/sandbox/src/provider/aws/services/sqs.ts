import { regional } from "../arn";
import type { Service } from "../service";

/** Queues. */
export const SQS: Service = {
  named: {
    queue: {
      at: ["aws_sqs_queue.url", "aws_sqs_queue.id"],
      code: "AWS.SimpleQueueService.NonExistentQueue",
      message: () => "The specified queue does not exist.",
    },
  },
  types: {
    aws_sqs_queue: {
      values: {
        id: "{url}",
        url: "https://sqs.{region}.amazonaws.com/{account}/{name}",
        arn: regional("sqs", "{name}"),
        kms_data_key_reuse_period_seconds: () => 300,
        sqs_managed_sse_enabled: (draft) => draft.text("kms_master_key_id") === "",
      },
      unique: {
        name: ["name"],
        code: "QueueAlreadyExists",
        message: () => "A queue already exists with the same name and a different value for an attribute",
      },
    },
    aws_sqs_queue_policy: {
      values: { id: "{queue_url}" },
      refersTo: { queue_url: "queue" },
    },
    aws_sqs_queue_redrive_allow_policy: {
      values: { id: "{queue_url}" },
      refersTo: { queue_url: "queue" },
    },
  },
};
