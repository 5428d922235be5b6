/** A block of IPv4 addresses: the first as a number, and the length of its prefix in bits. */
export interface Ipv4Range {
  readonly first: number;
  readonly bits: number;
}

/** Parses `10.0.0.0/16`. @throws {Error} when it is not IPv4 in CIDR form */
export function parseRange(text: string): Ipv4Range {
  const [, address = "", bits = ""] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text) ?? [];
  const octets = address.split(".").map(Number);
  if (octets.length !== 4 || octets.some((octet) => octet > 255) || Number(bits) > 32) {
    throw new Error(`expected an IPv4 range such as 10.0.0.0/16, got ${JSON.stringify(text)}`);
  }
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - Number(bits));
  return { first: Math.floor(number / size) * size, bits: Number(bits) };
}

/** Whether two ranges share an address. */
export function overlap(one: Ipv4Range, other: Ipv4Range): boolean {
  return one.first < end(other) && other.first < end(one);
}

/** Whether a range lies wholly in another. */
export function within(inner: Ipv4Range, outer: Ipv4Range): boolean {
  return inner.first >= outer.first && end(inner) <= end(outer);
}

/** An address of a range, for any number; never one of the four first or the last, which AWS keeps. */
export function addressIn({ first, bits }: Ipv4Range, number: number): string {
  const usable = Math.max(1, 2 ** (32 - bits) - 5);
  const address = first + 4 + (number % usable);
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function end({ first, bits }: Ipv4Range): number {
  return first + 2 ** (32 - bits);
}
