/** First and last address of an IPv4 block, as numbers. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
  readonly bits: number;
}

/** RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** The range of a block such as `10.0.0.0/16`; undefined where the text is none, or has host bits set. */
export function ipv4Range(cidr: unknown): Ipv4Range | undefined {
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(cidr)) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, bits = 33] = parts.map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || bits > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - bits);
  return first % size === 0 ? { first, last: first + size - 1, bits } : undefined;
}

export function isInside(inner: Ipv4Range, outer: Ipv4Range): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

export function doOverlap(one: Ipv4Range, other: Ipv4Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** Whether the block lies in one of the private ranges of RFC 1918. */
export function isPrivate(range: Ipv4Range): boolean {
  return PRIVATE.some((block) => {
    const outer = ipv4Range(block);
    return outer !== undefined && isInside(range, outer);
  });
}
