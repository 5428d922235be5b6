/**
 * Prefix arithmetic for tests, slow and readable, that shares nothing with what it checks: an address is its
 * list of bits.
 */

/** The bits of a dotted IPv4 address, most significant first: 32 of them. */
export function bitsOfOctets(text: string): string {
  return text
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
}

/** The bits of eight IPv6 groups written out in full, most significant first: 128 of them. */
export function bitsOfGroups(groups: readonly number[]): string {
  return groups.map((group) => group.toString(2).padStart(16, "0")).join("");
}

/** First address, last address and size of an IPv4 prefix, from its bits. */
export function rangeOfOctets(
  address: string,
  length: number,
): { readonly start: bigint; readonly end: bigint; readonly size: bigint } {
  const network = bitsOfOctets(address).slice(0, length);
  const start = BigInt(`0b${network.padEnd(32, "0")}`);
  const end = BigInt(`0b${network.padEnd(32, "1")}`);
  return { start, end, size: end - start + 1n };
}

/** Whether the first prefix contains the second: its network bits begin those of the other. */
export function beginsWith(outer: string, inner: string): boolean {
  const [outerAddress = "", outerLength] = outer.split("/");
  const [innerAddress = "", innerLength] = inner.split("/");
  const network = bitsOfOctets(outerAddress).slice(0, Number(outerLength));
  return Number(outerLength) <= Number(innerLength) && bitsOfOctets(innerAddress).startsWith(network);
}
