import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { Queue, type QueueProps } from "./queue";

const defaults: QueueProps = {
  place,
  name: "shop-orders",
  deadLetterName: "shop-orders-dead-letters",
  keyAlias: "shop-orders-queue",
  description: "Orders that wait for payment",
  delivery: "standard",
  retentionSeconds: 345600,
  visibilityTimeoutSeconds: 30,
  receiveWaitSeconds: 20,
  maxReceives: 5,
  deadLetterRetentionSeconds: 1209600,
  keyDeletionWindowDays: 30,
};

const build = (props: Partial<QueueProps> = {}) =>
  synthesized((scope) => new Queue(scope, "orders", { ...defaults, ...props }));

describe("a queue", () => {
  const { built, addresses, at, written } = build();

  it("has a key, a dead-letter queue and policies of its own", () => {
    expect(addresses).toEqual([
      "aws_kms_alias.orders_key_alias",
      "aws_kms_key.orders_key",
      "aws_sqs_queue.orders",
      "aws_sqs_queue.orders_dead-letters",
      "aws_sqs_queue_policy.orders_dead-letters-policy",
      "aws_sqs_queue_policy.orders_policy",
      "aws_sqs_queue_redrive_allow_policy.orders_dead-letters-source",
    ]);
    expect(at("aws_kms_alias.orders_key_alias").name).toBe("alias/shop-orders-queue");
  });

  it("is encrypted with that key, and keeps, hides and waits as long as it is told", () => {
    expect(at("aws_sqs_queue.orders")).toEqual({
      name: "shop-orders",
      kms_master_key_id: "${aws_kms_key.orders_key.arn}",
      message_retention_seconds: 345600,
      visibility_timeout_seconds: 30,
      receive_wait_time_seconds: 20,
      redrive_policy:
        '{"deadLetterTargetArn":"${aws_sqs_queue.orders_dead-letters.arn}","maxReceiveCount":5}',
    });
  });

  it("moves what nobody could process to a queue that takes it from nowhere else", () => {
    expect(at("aws_sqs_queue.orders_dead-letters")).toEqual({
      name: "shop-orders-dead-letters",
      kms_master_key_id: "${aws_kms_key.orders_key.arn}",
      message_retention_seconds: 1209600,
    });
    expect(at("aws_sqs_queue_redrive_allow_policy.orders_dead-letters-source")).toEqual({
      queue_url: "${aws_sqs_queue.orders_dead-letters.url}",
      redrive_allow_policy:
        '{"redrivePermission":"byQueue","sourceQueueArns":["${aws_sqs_queue.orders.arn}"]}',
    });
  });

  it.each([
    { policy: "orders_policy", queue: "orders" },
    { policy: "orders_dead-letters-policy", queue: "orders_dead-letters" },
  ])("serves no request without TLS: $queue", ({ policy, queue }) => {
    const { queue_url, policy: document } = at(`aws_sqs_queue_policy.${policy}`);

    expect(queue_url).toBe(`\${aws_sqs_queue.${queue}.url}`);
    expect(statements(document)).toEqual([
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "sqs:*",
        Resource: [`\${aws_sqs_queue.${queue}.arn}`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  it("exposes what senders, receivers and their policies need", () => {
    const { name, url, arn, keyArn, deadLetterArn } = built;

    expect(written({ name, url, arn, keyArn, deadLetterArn })).toEqual({
      name: "${aws_sqs_queue.orders.name}",
      url: "${aws_sqs_queue.orders.url}",
      arn: "${aws_sqs_queue.orders.arn}",
      keyArn: "${aws_kms_key.orders_key.arn}",
      deadLetterArn: "${aws_sqs_queue.orders_dead-letters.arn}",
    });
  });
});

it("a FIFO queue has a dead-letter queue of the same form", () => {
  const { at } = build({ delivery: "fifo", name: "orders", deadLetterName: "orders-dead-letters" });

  expect(at("aws_sqs_queue.orders")).toMatchObject({ name: "orders.fifo", fifo_queue: true });
  expect(at("aws_sqs_queue.orders_dead-letters")).toMatchObject({
    name: "orders-dead-letters.fifo",
    fifo_queue: true,
  });
});
