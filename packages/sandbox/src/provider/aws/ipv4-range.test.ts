import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressIn, overlap, parseRange, within } from "./ipv4-range";

describe("IPv4 ranges", () => {
  it.each([
    { one: "10.0.0.0/24", other: "10.0.1.0/24", overlaps: false, isWithin: false },
    { one: "10.0.1.0/24", other: "10.0.0.0/16", overlaps: true, isWithin: true },
    { one: "10.0.0.0/16", other: "10.0.1.0/24", overlaps: true, isWithin: false },
    { one: "192.168.0.0/16", other: "192.168.0.0/16", overlaps: true, isWithin: true },
    { one: "255.255.255.0/24", other: "0.0.0.0/0", overlaps: true, isWithin: true },
  ])("$one and $other", ({ one, other, overlaps, isWithin }) => {
    expect(overlap(parseRange(one), parseRange(other))).toBe(overlaps);
    expect(within(parseRange(one), parseRange(other))).toBe(isWithin);
  });

  it.each(["10.0.0/16", "10.0.0.256/24", "10.0.0.0/33", "::/0"])("refuses %s", (text) => {
    expect(() => parseRange(text)).toThrow(`expected an IPv4 range such as 10.0.0.0/16, got "${text}"`);
  });

  it("gives addresses that AWS would give", () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        const last = Number(addressIn(parseRange("10.0.1.0/24"), number).replace(/^10\.0\.1\./, ""));
        expect(last).toBeGreaterThanOrEqual(4);
        expect(last).toBeLessThanOrEqual(254);
      }),
    );
  });
});
