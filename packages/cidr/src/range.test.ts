import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "./address";
import { Prefix } from "./prefix";
import { exclude, prefixesOf } from "./range";

const range = (first: string, last: string) => ({
  version: parseAddress(first).version,
  start: parseAddress(first).value,
  end: parseAddress(last).value,
});

describe("prefixesOf", () => {
  it.each([
    ["10.0.0.0", "10.0.255.255", ["10.0.0.0/16"]],
    ["0.0.0.0", "255.255.255.255", ["0.0.0.0/0"]],
    ["10.0.0.5", "10.0.0.5", ["10.0.0.5/32"]],
    ["10.0.0.1", "10.0.0.6", ["10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/31", "10.0.0.6/32"]],
    [
      "10.0.4.0",
      "10.0.100.255",
      [
        "10.0.4.0/22",
        "10.0.8.0/21",
        "10.0.16.0/20",
        "10.0.32.0/19",
        "10.0.64.0/19",
        "10.0.96.0/22",
        "10.0.100.0/24",
      ],
    ],
    ["2001:db8::", "2001:db8::2", ["2001:db8::/127", "2001:db8::2/128"]],
    ["10.0.0.6", "10.0.0.1", []],
  ])("%s to %s", (first, last, prefixes) => {
    expect(prefixesOf(range(first, last)).map(String)).toEqual(prefixes);
  });
});

describe("exclude", () => {
  const whole = Prefix.parse("10.0.0.0/24");
  const base = whole.start;
  const spans = fc.array(
    fc
      .tuple(fc.nat({ max: 255 }), fc.nat({ max: 40 }))
      .map(([from, more]) => [from, Math.min(255, from + more)]),
    { maxLength: 5 },
  );

  it("leaves exactly the other addresses, in order, in the fewest prefixes", () => {
    fc.assert(
      fc.property(spans, (list) => {
        const taken = new Set<number>();
        const prefixes: Prefix[] = [];
        for (const [from = 0, to = 0] of list) {
          for (let offset = from; offset <= to; offset += 1) taken.add(offset);
          prefixes.push(...prefixesOf({ version: 4, start: base + BigInt(from), end: base + BigInt(to) }));
        }
        const free = Array.from({ length: 256 }, (_, offset) => offset).filter(
          (offset) => !taken.has(offset),
        );
        const left = exclude(whole, prefixes);
        const listed = left.flatMap(({ start, size }) =>
          Array.from({ length: Number(size) }, (_, offset) => Number(start - base) + offset),
        );
        expect(listed).toEqual(free);
        // Two halves of one block, side by side, would be one prefix too many.
        const halves = left.filter((prefix, index) => {
          const next = left[index + 1];
          return (
            next?.bits === prefix.bits &&
            Prefix.containing({ version: 4, value: prefix.start }, prefix.bits - 1).end === next.end
          );
        });
        expect(halves).toEqual([]);
      }),
    );
  });
});
