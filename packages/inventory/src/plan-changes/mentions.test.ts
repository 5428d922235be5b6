import { describe, expect, it } from "vitest";
import { readChanges } from "./read-changes";

/** An entry of `resource_changes`. */
const entry = (address: string, actions: readonly string[], before: unknown, after: unknown): object => ({
  address,
  type: "aws_sqs_queue",
  change: { actions, before, after },
});

describe("who refers to something", () => {
  const { mentions } = readChanges({
    format_version: "1.2",
    resource_changes: [
      entry("aws_sqs_queue.stays", ["no-op"], { a: { key: ["x", "x"] }, b: "x" }, { a: { key: ["x"] } }),
      entry("aws_sqs_queue.was", ["update"], { key: "x" }, { key: "y" }),
      entry("aws_sqs_queue.goes", ["delete"], { key: "x" }, null),
      entry("aws_sqs_queue.comes", ["create"], null, { key: "y" }),
    ],
  });

  it("is whatever stays and has it, before or afterwards, each once with the attribute", () => {
    expect(mentions.of("x")).toEqual([
      { address: "aws_sqs_queue.stays", path: "a.key" },
      { address: "aws_sqs_queue.was", path: "key" },
    ]);
    expect(mentions.of("y").map(({ address }) => address)).toEqual([
      "aws_sqs_queue.was",
      "aws_sqs_queue.comes",
    ]);
    expect(mentions.of("z")).toEqual([]);
  });

  it("is asked of a plan of thousands in a moment", () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      entry(`aws_sqs_queue.q${index}`, ["no-op"], { key: `k${index % 7}`, name: `q${index}` }, {}),
    );
    const large = readChanges({ format_version: "1.2", resource_changes: many });
    const start = performance.now();
    for (let index = 0; index < 3000; index += 1) large.mentions.of(`q${index}`);

    // To look through all of them for each takes half a minute.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
