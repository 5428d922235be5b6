import { describe, expect, it } from "vitest";
import { Prefix } from "./prefix";
import { reservedAddresses, usableAddresses } from "./usable";

describe("usableAddresses", () => {
  it.each([
    [16, 65531],
    [17, 32763],
    [18, 16379],
    [19, 8187],
    [20, 4091],
    [21, 2043],
    [22, 1019],
    [23, 507],
    [24, 251],
    [25, 123],
    [26, 59],
    [27, 27],
    [28, 11],
  ])("of a /%i", (bits, usable) => {
    expect(usableAddresses(Prefix.parse(`10.0.0.0/${bits}`))).toBe(usable);
    expect(reservedAddresses(Prefix.parse(`10.0.0.0/${bits}`))).toHaveLength(5);
  });

  it.each(["10.0.0.0/15", "10.0.0.0/29", "2000::/20"])("refuses %s", (text) => {
    const subnet = Prefix.parse(text);
    const clause = `(${text}): expected an IPv4 subnet of /16 to /28`;
    expect(() => usableAddresses(subnet)).toThrow(new RangeError(`usableAddresses${clause}`));
    expect(() => reservedAddresses(subnet)).toThrow(new RangeError(`reservedAddresses${clause}`));
  });
});

describe("reservedAddresses", () => {
  it("names the first four and the last", () => {
    expect(reservedAddresses(Prefix.parse("10.0.1.16/28"))).toEqual([
      { address: "10.0.1.16", purpose: "network address" },
      { address: "10.0.1.17", purpose: "VPC router" },
      { address: "10.0.1.18", purpose: "DNS server" },
      { address: "10.0.1.19", purpose: "kept for future use" },
      { address: "10.0.1.31", purpose: "broadcast address, although a VPC has no broadcast" },
    ]);
  });
});
