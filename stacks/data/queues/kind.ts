import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { aliasName } from "@strata/kind/vocabulary";
import { queue } from "./settings";

/** Longest name of a queue without `.fifo`, in characters. Source: SQS `CreateQueue`, parameter `QueueName`. */
const NAME_LENGTH = 75;

/** Queues of SQS. */
export const queues = defineKind({
  key: "queues",
  title: "queue",
  description: "SQS queues, each with a key and a dead-letter queue of its own",
  entry: queue,
  outputs: {
    description: "SQS queues",
    fields: {
      name: string("Name of the queue", "shop-production-orders"),
      url: string(
        "URL, by which clients name the queue",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/shop-production-orders",
      ),
      arn: string("ARN of the queue", "arn:aws:sqs:eu-west-1:111122223333:shop-production-orders"),
      key_arn: string(
        "KMS key that encrypts its messages, for the policies of those who send and receive",
        "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      ),
      dead_letter_arn: string(
        "ARN of the queue for messages that could not be processed",
        "arn:aws:sqs:eu-west-1:111122223333:shop-production-orders-dead-letters",
      ),
    },
  },
  names: {
    queue: {
      of: "SQS queue",
      setting: "name",
      default: "{id}-{entry}",
      scope: "region",
      longest: NAME_LENGTH - "-dead-letters".length,
      fixed: {
        since: "another name is another queue, without the messages of this one",
        way: "keep it: a renamed entry says was, and name with what it is called; else add a queue, move the senders, then the receivers",
        source: "Terraform aws_sqs_queue.name",
      },
    },
    deadLetters: { of: "SQS queue", default: "{queue}-dead-letters", scope: "region", longest: NAME_LENGTH },
    keyAlias: { ...aliasName, setting: "key.alias", default: "{id}-{entry}-queue" },
  },
  // Source: Amazon SQS developer guide, "Using identity-based policies" and "Key management".
  grants: {
    description: "Queues of the data layer that it may use",
    key: { field: "key_arn", service: "sqs" },
    uses: {
      send: {
        description: "send messages",
        allow: [{ actions: ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], on: "{arn}" }],
        // A producer decrypts the data key that it reuses.
        keyActions: ["kms:GenerateDataKey", "kms:Decrypt"],
      },
      receive: {
        description: "receive messages and delete those that it has processed",
        allow: [
          {
            actions: [
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:ChangeMessageVisibility",
              "sqs:GetQueueUrl",
              "sqs:GetQueueAttributes",
            ],
            on: "{arn}",
          },
        ],
        keyActions: ["kms:Decrypt"],
      },
    },
  },
  kept: {
    since: "the messages in it go with it",
    way: "take it away from its senders and apply those, and let the receivers empty it",
    source: "SQS API, DeleteQueue",
  },
  // The time counts from when a message was first sent, also in the dead-letter queue.
  check: ({ entry: { retentionDays, deadLetters } }) =>
    deadLetters.retentionDays >= retentionDays
      ? []
      : [
          {
            path: ["deadLetters", "retentionDays"],
            expected: `at least retentionDays, ${retentionDays}, or messages are lost as soon as they arrive there`,
            got: String(deadLetters.retentionDays),
          },
        ],
});
