import { fixed } from "@strata/kind";
import { days, deletionWindowDays, keyAliasTemplate, keyDescription, seconds } from "@strata/kind/vocabulary";
import { z } from "zod";

/** Longest time for which SQS keeps a message, in days. Source: SQS `SetQueueAttributes`, `MessageRetentionPeriod`. */
const RETENTION_DAYS = 14;

/** A queue of SQS with a key of its own, and a queue for what could not be processed. */
export const queue = z.strictObject({
  description: keyDescription.describe("What waits in it"),
  name: z
    .string()
    .regex(/^([\w-]|\{(id|account|region)\})+$/, 'a queue name such as "{id}-orders"')
    .optional()
    .describe(
      "Unique in the account and region, without the .fifo that a FIFO queue gets; {id}-<entry> where absent",
    ),
  delivery: fixed(
    z
      .enum(["standard", "fifo"])
      .default("standard")
      .describe("fifo: in order and once in each message group; it cannot be changed later"),
    {
      since: "a queue of the other kind is another queue, without the messages of this one",
      way: "add a queue of the other kind, move the senders, then the receivers, then give this one up",
      source: "SQS developer guide, Moving from a standard queue to a FIFO queue",
    },
  ),
  retentionDays: days.max(RETENTION_DAYS).default(4).describe("Days for which a message is kept, 1 to 14"),
  visibilityTimeoutSeconds: seconds
    .max(43_200)
    .default(30)
    .describe("Seconds for which a received message is hidden from others: longer than processing takes"),
  receiveWaitSeconds: seconds
    .max(20)
    .default(20)
    .describe("Seconds for which a request waits for a message; 0 answers at once, and costs more requests"),
  deadLetters: z
    .strictObject({
      maxReceives: z.int().min(1).max(1000).default(5).describe("Receives after which a message moves there"),
      retentionDays: days
        .max(RETENTION_DAYS)
        .default(RETENTION_DAYS)
        .describe("Days for which a message is kept there, counted from when it was first sent"),
    })
    .prefault({})
    .describe("The queue for messages that could not be processed"),
  key: z
    .strictObject({
      alias: keyAliasTemplate
        .optional()
        .describe("Without alias/, a template; {id}-<entry>-queue where absent"),
      deletionWindowDays,
    })
    .prefault({})
    .describe("The KMS key that encrypts this queue, and no other"),
});

/** Settings of a queue. */
export type QueueSettings = z.output<typeof queue>;
