import { excludeCidr } from "cidr-tools";
import { ADDRESS_BITS, type IpVersion } from "./address";
import { Prefix } from "./prefix";

/** Addresses from `start` to `end`, both included, which need not be a single prefix. */
export interface AddressRange {
  readonly version: IpVersion;
  readonly start: bigint;
  readonly end: bigint;
}

/** The fewest prefixes that make up a range, in address order; none for a range that ends before it starts. */
export function prefixesOf({ version, start, end }: AddressRange): readonly Prefix[] {
  const prefixes: Prefix[] = [];
  for (let value = start; value <= end; ) {
    let bits = ADDRESS_BITS[version];
    // Grows the block while it still begins at `value` and still ends inside the range.
    while (bits > 0) {
      const larger = Prefix.containing({ version, value }, bits - 1);
      if (larger.start !== value || larger.end > end) break;
      bits -= 1;
    }
    const prefix = Prefix.containing({ version, value }, bits);
    prefixes.push(prefix);
    value = prefix.end + 1n;
  }
  return prefixes;
}

/** What is left of a prefix without others: the fewest prefixes, in address order. */
export function exclude(whole: Prefix, taken: readonly Prefix[]): readonly Prefix[] {
  return excludeCidr(whole.toString(), taken.map(String)).map((text) => Prefix.parse(text));
}
