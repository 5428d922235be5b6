import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comesAfter, installOrder } from "./install-order";

describe("the order of charts", () => {
  it.each([
    { name: "stands as written", entries: { b: [], a: [] }, order: ["b", "a"], stuck: [] },
    { name: "puts what is waited for first", entries: { b: ["a"], a: [] }, order: ["a", "b"], stuck: [] },
    {
      name: "follows a chain",
      entries: { c: ["b"], b: ["a"], a: [] },
      order: ["a", "b", "c"],
      stuck: [],
    },
    { name: "takes unknown names as installed", entries: { a: ["other"] }, order: ["a"], stuck: [] },
    { name: "finds what waits for itself", entries: { a: ["a"], b: [] }, order: ["b"], stuck: ["a"] },
    {
      name: "finds a circle and what waits for it",
      entries: { a: ["b"], b: ["a"], c: ["b"], d: [] },
      order: ["d"],
      stuck: ["a", "b", "c"],
    },
  ])("$name", ({ entries, order, stuck }) => {
    const ordered = Object.fromEntries(Object.entries(entries).map(([name, after]) => [name, { after }]));
    expect(installOrder(ordered)).toEqual({ order, stuck });
  });

  it("puts every chart after those that it waits for, however they are written", () => {
    // Waiting for names before its own only, so that there is an order; then shuffled.
    const chains = fc
      .integer({ min: 1, max: 8 })
      .chain((size) =>
        fc.tuple(
          ...Array.from({ length: size }, (_, index) =>
            fc
              .subarray(Array.from({ length: index }, (_, earlier) => `chart-${earlier}`))
              .map((after) => [`chart-${index}`, { after }] as const),
          ),
        ),
      )
      .chain((entries) => fc.shuffledSubarray(entries, { minLength: entries.length }));
    fc.assert(
      fc.property(chains, (entries) => {
        const { order, stuck } = installOrder(Object.fromEntries(entries));
        expect(stuck).toEqual([]);
        expect([...order].sort()).toEqual(entries.map(([name]) => name).sort());
        for (const [name, { after }] of entries) {
          for (const other of after) expect(order.indexOf(other)).toBeLessThan(order.indexOf(name));
        }
      }),
    );
  });
});

it("knows all that an entry comes after, also in a circle", () => {
  const entries = {
    a: { after: ["b", "other"] },
    b: { after: ["c"] },
    c: { after: ["b"] },
    d: { after: ["a"] },
  };
  expect([...comesAfter(entries, "a")].sort()).toEqual(["b", "c", "other"]);
  expect([...comesAfter(entries, "other")]).toEqual([]);
});
