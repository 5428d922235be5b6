import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comesAfter, stuckEntries } from "./install-order";

describe("what can never be installed", () => {
  it.each([
    { name: "is nothing where nobody waits", entries: { b: [], a: [] }, stuck: [] },
    { name: "is nothing of a chain", entries: { c: ["b"], b: ["a"], a: [] }, stuck: [] },
    { name: "is not what waits for unknown names", entries: { a: ["other"] }, stuck: [] },
    { name: "is what waits for itself", entries: { a: ["a"], b: [] }, stuck: ["a"] },
    {
      name: "is a circle and what waits for it",
      entries: { a: ["b"], b: ["a"], c: ["b"], d: [] },
      stuck: ["a", "b", "c"],
    },
  ])("$name", ({ entries, stuck }) => {
    const ordered = Object.fromEntries(Object.entries(entries).map(([name, after]) => [name, { after }]));
    expect(stuckEntries(ordered)).toEqual(stuck);
  });

  it("is nothing where an order exists, however the entries are written", () => {
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
        expect(stuckEntries(Object.fromEntries(entries))).toEqual([]);
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
