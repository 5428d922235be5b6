import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, majorOf, mayBeLower } from "./versions";

const part = fc.nat({ max: 40 });
const whole = fc.tuple(part, part, part).map((parts) => parts.join("."));
const selector = fc
  .tuple(part, fc.constantFrom("", ".x"))
  .map(([major, open]) => ({ major, text: `${major}${open}` }));

describe("versions", () => {
  it.each([
    ["16.4", "16.10", -1],
    ["16.10", "16.4", 1],
    ["9.6", "16", -1],
    ["1.34", "1.35", -1],
    ["5.0.1", "8.0.1", -1],
    ["7.x", "7.1", 0],
    ["16", "16.4", 0],
    ["7.x", "8.0", -1],
  ] as const)("%s is to %s as %i is to 0", (one, other, order) => {
    expect(Math.sign(compareVersions(one, other))).toBe(order);
  });

  it("are in one order, whichever is named first", () => {
    fc.assert(
      fc.property(whole, whole, whole, (one, two, three) => {
        expect(compareVersions(one, two) + compareVersions(two, one)).toBe(0);
        expect(compareVersions(one, two) === 0).toBe(one === two);
        const [low, middle, high] = [one, two, three].sort(compareVersions);
        expect(compareVersions(low ?? "", middle ?? "")).toBeLessThanOrEqual(0);
        expect(compareVersions(low ?? "", high ?? "")).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("of another major version are as far apart as these, whatever is left open", () => {
    fc.assert(
      fc.property(selector, whole, ({ major, text }, other) => {
        const order = Math.sign(compareVersions(text, other));
        expect(order).toBe(Math.sign(major - majorOf(other)));
        expect(majorOf(text)).toBe(major);
      }),
    );
  });
});

describe("a change of version", () => {
  it.each([
    { from: "16.9", to: "16.4", lower: true, since: "it says so" },
    { from: "16", to: "16.4", lower: true, since: "AWS may have installed 16.9" },
    { from: "7.x", to: "7.0", lower: true, since: "AWS may have installed 7.1" },
    { from: "16.4", to: "16", lower: false, since: "what runs is left as it is" },
    { from: "7.0", to: "7.x", lower: false, since: "what runs is left as it is" },
    { from: "16", to: "17", lower: false, since: "the major version is higher" },
    { from: "16", to: "17.1", lower: false, since: "the major version is higher" },
    { from: "17", to: "16", lower: true, since: "the major version is lower" },
  ])("from $from to $to may be to a lower one: $lower, since $since", ({ from, to, lower }) => {
    expect(mayBeLower(from, to)).toBe(lower);
  });

  it("of whole versions is to a lower one or is not", () => {
    fc.assert(
      fc.property(whole, whole, (from, to) => {
        expect(mayBeLower(from, to)).toBe(compareVersions(to, from) < 0);
      }),
    );
  });
});
