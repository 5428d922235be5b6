import { describe, expect, it } from "vitest";
import { type DataInput, only, synthData } from "../shop.fixture";

const orders = { description: "Orders that wait for payment" };
const queues = (queue: object = {}): DataInput => ({ queues: { orders: { ...orders, ...queue } } });

describe("a queue", () => {
  it("is encrypted with a key of its own, and keeps messages as long as it is told", () => {
    const json = synthData(
      queues({ retentionDays: 7, visibilityTimeoutSeconds: 120, receiveWaitSeconds: 0 }),
    );

    expect(json.resource.aws_sqs_queue?.queues_orders).toMatchObject({
      name: "shop-production-orders",
      kms_master_key_id: "${aws_kms_key.queues_orders_key.arn}",
      message_retention_seconds: 7 * 24 * 3600,
      visibility_timeout_seconds: 120,
      receive_wait_time_seconds: 0,
    });
    expect(json.resource.aws_kms_alias?.queues_orders_key_alias?.name).toBe(
      "alias/shop-production-orders-queue",
    );
  });

  it("moves what could not be processed to a queue that keeps it longer", () => {
    const json = synthData(queues({ deadLetters: { maxReceives: 3 } }));
    const [queue, deadLetters] = ["queues_orders", "queues_orders_dead-letters"].map(
      (name) => json.resource.aws_sqs_queue?.[name],
    );

    expect(JSON.parse(String(queue?.redrive_policy))).toEqual({
      deadLetterTargetArn: "${aws_sqs_queue.queues_orders_dead-letters.arn}",
      maxReceiveCount: 3,
    });
    expect(deadLetters).toMatchObject({
      name: "shop-production-orders-dead-letters",
      message_retention_seconds: 14 * 24 * 3600,
    });
  });

  it("gets the ending of its form", () => {
    const { resource } = synthData(queues({ delivery: "fifo", name: "{id}-payments" }));

    expect(Object.values(resource.aws_sqs_queue ?? {}).map(({ name }) => name)).toEqual([
      "shop-production-payments-dead-letters.fifo",
      "shop-production-payments.fifo",
    ]);
  });

  it("publishes what senders and receivers need", () => {
    expect(synthData(queues()).output.queues?.value).toEqual({
      orders: {
        name: "${aws_sqs_queue.queues_orders.name}",
        url: "${aws_sqs_queue.queues_orders.url}",
        arn: "${aws_sqs_queue.queues_orders.arn}",
        key_arn: "${aws_kms_key.queues_orders_key.arn}",
        dead_letter_arn: "${aws_sqs_queue.queues_orders_dead-letters.arn}",
      },
    });
  });

  it("has a key that can be restored for as long as it is told", () => {
    const json = synthData({ ...queues({ key: { deletionWindowDays: 7 } }), keys: {} });

    expect(json.resource.aws_kms_key?.queues_orders_key).toMatchObject({ deletion_window_in_days: 7 });
    expect(() => only(json, "aws_kms_key")).toThrow("queues_orders_key");
  });
});
