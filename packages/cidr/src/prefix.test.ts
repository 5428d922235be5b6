import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress, parseAddress } from "./address";
import { beginsWith, bitsOfGroups, rangeOfOctets } from "./octet-oracle";
import { Prefix } from "./prefix";

const octets = fc
  .tuple(...Array.from({ length: 4 }, () => fc.nat({ max: 255 })))
  .map((list) => list.join("."));
const length4 = fc.nat({ max: 32 });
const prefix4 = fc.tuple(octets, length4).map(([text, bits]) => Prefix.containing(parseAddress(text), bits));
const groups = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 0xffff })), { minLength: 8, maxLength: 8 });

describe("Prefix.parse", () => {
  it.each([
    // reads and prints unchanged
    ["10.0.0.0/16", "10.0.0.0/16"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["255.255.255.255/32", "255.255.255.255/32"],
    ["2001:db8::/32", "2001:db8::/32"],
    ["::/0", "::/0"],
    // RFC 5952: lower case, no leading zero, the longest run of zeros and the first of two equal ones
    ["2001:0DB8::/32", "2001:db8::/32"],
    ["2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"],
    ["2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128"],
    ["1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112"],
    // an IPv4-mapped address is printed in hex
    ["::ffff:1.2.3.4/128", "::ffff:102:304/128"],
  ])("reads %s", (text, printed) => {
    expect(Prefix.parse(text).toString()).toBe(printed);
    expect(Prefix.parse(printed).equals(Prefix.parse(text))).toBe(true);
  });

  it.each([
    ["", 'no "/" with a prefix length'],
    ["10.0.0.0", 'no "/" with a prefix length'],
    ["10.0.0.0/8/8", 'more than one "/"'],
    ["/8", "expected 4 octets, got 0"],
    ["10/8", "expected 4 octets, got 1"],
    ["10.0.0/24", "expected 4 octets, got 3"],
    ["10.0.0.0.0/24", "expected 4 octets, got 5"],
    ["10.0..0/24", 'octet "" is not a decimal number'],
    ["999.999.999.999/99", 'octet "999" is out of range, expected 0 to 255'],
    ["10.0.0.256/32", 'octet "256" is out of range, expected 0 to 255'],
    ["99999999999999999999.0.0.0/8", 'octet "99999999999999999999" is out of range, expected 0 to 255'],
    ["10.0.0.1abc/8", 'octet "1abc" is not a decimal number'],
    ["0x0a.0.0.0/8", 'octet "0x0a" is not a decimal number'],
    ["-1.0.0.0/8", 'octet "-1" is not a decimal number'],
    [" 10.0.0.0/8", 'octet " 10" is not a decimal number'],
    ["１0.0.0.0/8", 'octet "１0" is not a decimal number'],
    ["010.0.0.0/8", 'octet "010" has a leading zero'],
    ["10.00.0.0/8", 'octet "00" has a leading zero'],
    ["10.0.0.0/", 'prefix length "" is not a decimal number'],
    ["10.0.0.0/8 ", 'prefix length "8 " is not a decimal number'],
    ["10.0.0.0/-8", 'prefix length "-8" is not a decimal number'],
    ["10.0.0.0/+8", 'prefix length "+8" is not a decimal number'],
    ["10.0.0.0/8.5", 'prefix length "8.5" is not a decimal number'],
    ["10.0.0.0/255.0.0.0", 'prefix length "255.0.0.0" is not a decimal number'],
    ["10.0.0.0/08", 'prefix length "08" has a leading zero'],
    ["10.0.0.0/33", 'prefix length "33" is out of range, expected 0 to 32'],
    ["::/129", 'prefix length "129" is out of range, expected 0 to 128'],
    ["1::2::3/64", '"1::2::3" is not an IPv6 address'],
    ["1:2:3/64", '"1:2:3" is not an IPv6 address'],
    ["1:2:3:4:5:6:7:8:9/64", '"1:2:3:4:5:6:7:8:9" is not an IPv6 address'],
    ["12345::/16", '"12345::" is not an IPv6 address'],
    [":::/0", '":::" is not an IPv6 address'],
    ["::ffff:1.2.3.256/128", '"::ffff:1.2.3.256" is not an IPv6 address'],
    ["fe80::%eth0/64", "an IPv6 zone is not allowed"],
    ["10.0.0.1/16", 'host bits are set, did you mean "10.0.0.0/16"?'],
    ["10.0.3.1/28", 'host bits are set, did you mean "10.0.3.0/28"?'],
    ["0.0.0.1/0", 'host bits are set, did you mean "0.0.0.0/0"?'],
    ["2001:db8::1/32", 'host bits are set, did you mean "2001:db8::/32"?'],
  ])("refuses %j", (text, clause) => {
    expect(() => Prefix.parse(text)).toThrow(new Error(`Prefix.parse(${JSON.stringify(text)}): ${clause}`));
    expect(Prefix.problem(text)).toBe(clause);
    expect(Prefix.tryParse(text)).toBeUndefined();
  });

  it("never throws anything but its own message, whatever the text", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f:.%/-]{0,30}$/));
    fc.assert(
      fc.property(text, (any) => {
        const problem = Prefix.problem(any);
        expect(Prefix.tryParse(any) === undefined).toBe(problem !== undefined);
      }),
    );
  });
});

describe("Prefix", () => {
  it("agrees with plain bits on first, last and size of any IPv4 prefix", () => {
    fc.assert(
      fc.property(octets, length4, (address, bits) => {
        const { start, end, size } = Prefix.containing(parseAddress(address), bits);
        expect({ start, end, size }).toEqual(rangeOfOctets(address, bits));
      }),
    );
  });

  it("agrees with plain bits on IPv6, however the address is written", () => {
    fc.assert(
      fc.property(groups, fc.nat({ max: 128 }), (list, bits) => {
        const written = list.map((group) => group.toString(16)).join(":");
        const prefix = Prefix.containing(parseAddress(written), bits);
        const network = bitsOfGroups(list).slice(0, bits);
        expect(prefix.start).toBe(BigInt(`0b${network.padEnd(128, "0")}`));
        expect(prefix.end).toBe(BigInt(`0b${network.padEnd(128, "1")}`));
        expect(Prefix.parse(prefix.toString()).equals(prefix)).toBe(true);
      }),
    );
  });

  it("prints what it reads back", () => {
    fc.assert(
      fc.property(prefix4, (prefix) => {
        expect(Prefix.parse(prefix.toString()).equals(prefix)).toBe(true);
        expect(parseAddress(formatAddress({ version: 4, value: prefix.end })).value).toBe(prefix.end);
      }),
    );
  });

  it("contains and overlaps as the bits say", () => {
    const near = fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 6, max: 16 }));
    const pair = fc
      .tuple(near, near)
      .map((list) =>
        list.map(([octet, bits]) => Prefix.containing(parseAddress(`${octet}.${octet}.0.0`), bits)),
      );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (a === undefined || b === undefined) throw new Error("expected a pair");
        const inside = beginsWith(`${a}`, `${b}`);
        expect(a.contains(b)).toBe(inside);
        expect(a.overlaps(b)).toBe(inside || beginsWith(`${b}`, `${a}`));
        expect(a.equals(b)).toBe(inside && beginsWith(`${b}`, `${a}`));
      }),
    );
  });

  it("is divided into subnets that follow each other from its first to its last address", () => {
    fc.assert(
      fc.property(prefix4, fc.nat({ max: 6 }), (prefix, more) => {
        const subnets = [...prefix.subnets(Math.min(32, prefix.bits + more))];
        expect(subnets[0]?.start).toBe(prefix.start);
        expect(subnets.at(-1)?.end).toBe(prefix.end);
        expect(subnets.slice(1).map(({ start }) => start)).toEqual(
          subnets.slice(0, -1).map(({ end }) => end + 1n),
        );
      }),
    );
  });

  it("knows its addresses", () => {
    const prefix = Prefix.parse("10.0.101.0/24");
    expect([prefix.first, prefix.last, prefix.size]).toEqual(["10.0.101.0", "10.0.101.255", 256n]);
    expect([prefix.at(1), prefix.at(-2), prefix.at(255n)]).toEqual([
      "10.0.101.1",
      "10.0.101.254",
      "10.0.101.255",
    ]);
    expect(prefix.subnet(26, 2).toString()).toBe("10.0.101.128/26");
    expect(prefix.containsAddress(parseAddress("10.0.101.255"))).toBe(true);
    expect(prefix.containsAddress(parseAddress("10.0.102.0"))).toBe(false);
  });

  it.each([
    [(prefix: Prefix) => prefix.at(256), "10.0.0.0/24.at(256): expected an offset of -256 to 255"],
    [(prefix: Prefix) => prefix.at(-257), "10.0.0.0/24.at(-257): expected an offset of -256 to 255"],
    [(prefix: Prefix) => prefix.subnet(26, 4), "10.0.0.0/24.subnet(26, 4): expected an index of 0 to 3"],
    [(prefix: Prefix) => prefix.subnet(26, -1), "10.0.0.0/24.subnet(26, -1): expected an index of 0 to 3"],
    [(prefix: Prefix) => prefix.subnet(23, 0), "10.0.0.0/24: expected a subnet length of 24 to 32, got 23"],
    [(prefix: Prefix) => prefix.subnet(33, 0), "10.0.0.0/24: expected a subnet length of 24 to 32, got 33"],
  ])("refuses what it does not have: %s", (use, message) => {
    expect(() => use(Prefix.parse("10.0.0.0/24"))).toThrow(new RangeError(message));
  });

  it("sorts by version, address and size, and prints as text in JSON", () => {
    const texts = ["2001:db8::/32", "10.0.1.0/24", "10.0.0.0/24", "9.0.0.0/8", "10.0.0.0/16"];
    const sorted = texts.map((text) => Prefix.parse(text)).sort((a, b) => a.compare(b));
    expect(JSON.stringify(sorted)).toBe(
      '["9.0.0.0/8","10.0.0.0/16","10.0.0.0/24","10.0.1.0/24","2001:db8::/32"]',
    );
  });

  it("never mixes versions and cannot be changed", () => {
    const [all4, all6] = [Prefix.parse("0.0.0.0/0"), Prefix.parse("::/0")];
    expect([all4.contains(all6), all6.contains(all4), all4.overlaps(all6), all4.equals(all6)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(() => Object.assign(all4, { bits: 8 })).toThrow(TypeError);
  });
});
