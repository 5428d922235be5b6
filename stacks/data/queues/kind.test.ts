import { describe, expect, it } from "vitest";
import { data } from "../index";
import { type DataInput, faults, type Refusal, shopContext } from "../shop.fixture";

const description = "Orders that wait for payment";
const claimed = (queues: DataInput["queues"]): readonly string[] =>
  (data.names?.(shopContext({ queues })) ?? [])
    .filter(({ path }) => path[0] === "queues")
    .map(({ scope, kind, name, path }) => `${scope} ${kind}: ${name} (${path.join(".")})`);

describe("the names of a queue", () => {
  it("are its own, its dead-letter queue's and its key's", () => {
    expect(claimed({ orders: { description } })).toEqual([
      "region SQS queue: shop-production-orders (queues.orders.name)",
      "region SQS queue: shop-production-orders-dead-letters (queues.orders)",
      "region KMS alias: shop-production-orders-queue (queues.orders.key.alias)",
    ]);
  });

  it("follow the one that is set", () => {
    expect(claimed({ orders: { description, name: "{id}-payments", key: { alias: "payments" } } })).toEqual([
      "region SQS queue: shop-production-payments (queues.orders.name)",
      "region SQS queue: shop-production-payments-dead-letters (queues.orders)",
      "region KMS alias: payments (queues.orders.key.alias)",
    ]);
  });
});

describe("config check", () => {
  it("accepts a queue with a description", () => {
    expect(faults({ queues: { orders: { description } } })).toEqual([]);
  });

  it.each<Refusal>([
    {
      fault: "dead letters that are lost before their queue's messages",
      input: { queues: { orders: { description, retentionDays: 7, deadLetters: { retentionDays: 3 } } } },
      messages: [
        "queues.orders.deadLetters.retentionDays: expected at least retentionDays, 7, or messages are lost as soon as they arrive there, got 3",
      ],
    },
    {
      fault: "a name that is too long together with the environment's",
      input: { queues: { "orders-of-all-shops-of-all-countries-of-the-worl": { description } } },
      messages: [
        'queues.orders-of-all-shops-of-all-countries-of-the-worl.name: expected a name of at most 62 characters for the SQS queue, got "shop-production-orders-of-all-shops-of-all-countries-of-the-worl", which has 64; set name',
      ],
    },
    {
      fault: "a retention that SQS does not have",
      input: { queues: { orders: { description, retentionDays: 15 } } },
      messages: ["queues.orders.retentionDays: expected a number of at most 14, got the number 15"],
    },
    {
      fault: "an ending that it adds itself",
      input: { queues: { orders: { description, delivery: "fifo", name: "orders.fifo" } } },
      messages: ['queues.orders.name: expected a queue name such as "{id}-orders", got "orders.fifo"'],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
