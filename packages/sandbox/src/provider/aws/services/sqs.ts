import { regional } from "../arn";
import type { Service } from "../service";

/** Queues. */
export const SQS: Service = {
  types: {
    aws_sqs_queue: {
      values: {
        id: "{url}",
        url: "https://sqs.{region}.amazonaws.com/{account}/{name}",
        arn: regional("sqs", "{name}"),
        kms_data_key_reuse_period_seconds: () => 300,
        sqs_managed_sse_enabled: (draft) => draft.text("kms_master_key_id") === "",
      },
    },
    aws_sqs_queue_policy: {
      values: { id: "{queue_url}" },
    },
  },
};
