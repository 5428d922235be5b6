import { Queue } from "@strata/aws/sqs/queue";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { queues } from "./kind";

/** Seconds in a day. */
const DAY = 86_400;

/** The queues, by name. */
export const buildQueues = build(queues, ({ scope, settings, names, environment }) => {
  const each = new Construct(scope, "queues");
  return byName(settings, (queue, entry) => {
    const { queue: name, deadLetters, keyAlias } = names(entry);
    const made = new Queue(each, entry, {
      place: environment,
      name,
      deadLetterName: deadLetters,
      keyAlias,
      description: queue.description,
      delivery: queue.delivery,
      retentionSeconds: queue.retentionDays * DAY,
      visibilityTimeoutSeconds: queue.visibilityTimeoutSeconds,
      receiveWaitSeconds: queue.receiveWaitSeconds,
      maxReceives: queue.deadLetters.maxReceives,
      deadLetterRetentionSeconds: queue.deadLetters.retentionDays * DAY,
      keyDeletionWindowDays: queue.key.deletionWindowDays,
    });
    return {
      name: made.name,
      url: made.url,
      arn: made.arn,
      key_arn: made.keyArn,
      dead_letter_arn: made.deadLetterArn,
    };
  });
});
