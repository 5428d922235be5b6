import { describe, expect, it } from "vitest";
import { doOverlap, ipv4Range, isInside, isPrivate } from "./ipv4-range";

describe("ipv4Range", () => {
  it.each([
    { cidr: "0.0.0.0/0", range: { first: 0, last: 4294967295, bits: 0 } },
    { cidr: "10.0.1.0/24", range: { first: 167772416, last: 167772671, bits: 24 } },
    { cidr: "10.0.0.1/24", range: undefined },
    { cidr: "10.0.0.256/32", range: undefined },
    { cidr: "10.0.0.0/33", range: undefined },
    { cidr: "${var.cidr}", range: undefined },
  ])("of $cidr", ({ cidr, range }) => {
    expect(ipv4Range(cidr)).toEqual(range);
  });

  it.each([
    { one: "10.0.0.0/16", other: "10.0.255.0/24", inside: false, overlap: true },
    { one: "10.0.255.0/24", other: "10.0.0.0/16", inside: true, overlap: true },
    { one: "10.0.1.0/24", other: "10.0.2.0/24", inside: false, overlap: false },
  ])("$one and $other", ({ one, other, inside, overlap }) => {
    const [left, right] = [ipv4Range(one), ipv4Range(other)];
    expect(left && right && [isInside(left, right), doOverlap(left, right)]).toEqual([inside, overlap]);
  });

  it.each([
    { cidr: "172.31.0.0/16", expected: true },
    { cidr: "172.32.0.0/16", expected: false },
    { cidr: "192.0.0.0/8", expected: false },
  ])("$cidr is private: $expected", ({ cidr, expected }) => {
    const range = ipv4Range(cidr);
    expect(range && isPrivate(range)).toBe(expected);
  });
});
