import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SqsQueueRedriveAllowPolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy";
import { Construct } from "constructs";
import { denyInsecureTransport, policyDocument } from "../iam/policy-document";
import { Key } from "../kms/key";
import type { Place } from "../place";

/** A queue of SQS with a key of its own, and the queue for what nobody could process. */
export interface QueueProps {
  readonly place: Place;
  /** Unique in the account and region, without the `.fifo` that a FIFO queue gets. */
  readonly name: string;
  /** Name of the dead-letter queue, which gets the same ending. */
  readonly deadLetterName: string;
  /** Alias of the queue's key, without the `alias/` prefix. */
  readonly keyAlias: string;
  /** What it is for; the description of the key says it. */
  readonly description: string;
  /** `fifo`: in order and once, in message groups. `standard`: nearly in order, at least once. */
  readonly delivery: "standard" | "fifo";
  /** Seconds for which a message is kept, 60 to 1209600. */
  readonly retentionSeconds: number;
  /** Seconds for which a received message is hidden from others, 0 to 43200. */
  readonly visibilityTimeoutSeconds: number;
  /** Seconds for which a request waits for a message, 0 to 20; more than 0 is long polling. */
  readonly receiveWaitSeconds: number;
  /** Receives after which a message moves to the dead-letter queue, 1 to 1000. */
  readonly maxReceives: number;
  /** Seconds for which the dead-letter queue keeps a message, counted from the day on which it was first sent. */
  readonly deadLetterRetentionSeconds: number;
  /** Days between a request to delete the key and its deletion, 7 to 30. */
  readonly keyDeletionWindowDays: number;
}

/**
 * Messages and dead letters are encrypted with the queue's own key (SQS.1), which no other queue uses, and no request
 * without TLS is served. Who may send and receive is said by the policies of roles in the account.
 */
export class Queue extends Construct {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly keyArn: string;
  readonly deadLetterArn: string;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const { place, description, keyAlias, keyDeletionWindowDays, delivery } = props;
    const key = new Key(this, "key", {
      place,
      alias: keyAlias,
      description,
      deletionWindowDays: keyDeletionWindowDays,
    });
    const ending = delivery === "fifo" ? ".fifo" : "";
    const form = { ...(delivery === "fifo" ? { fifoQueue: true } : {}), kmsMasterKeyId: key.arn };
    const deadLetters = new SqsQueue(this, "dead-letters", {
      ...form,
      name: `${props.deadLetterName}${ending}`,
      messageRetentionSeconds: props.deadLetterRetentionSeconds,
    });
    const queue = new SqsQueue(this, "this", {
      ...form,
      name: `${props.name}${ending}`,
      messageRetentionSeconds: props.retentionSeconds,
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      receiveWaitTimeSeconds: props.receiveWaitSeconds,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: deadLetters.arn,
        maxReceiveCount: props.maxReceives,
      }),
    });
    // As a resource of its own: each of the queues would otherwise wait for the other one.
    new SqsQueueRedriveAllowPolicy(this, "dead-letters-source", {
      queueUrl: deadLetters.url,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [queue.arn] }),
    });
    this.requireTls("policy", queue);
    this.requireTls("dead-letters-policy", deadLetters);
    this.name = queue.name;
    this.url = queue.url;
    this.arn = queue.arn;
    this.keyArn = key.arn;
    this.deadLetterArn = deadLetters.arn;
  }

  private requireTls(id: string, { url, arn }: SqsQueue): void {
    new SqsQueuePolicy(this, id, {
      queueUrl: url,
      policy: policyDocument([denyInsecureTransport("sqs:*", [arn])]),
    });
  }
}
