import {
  ADDRESS_BITS,
  type Address,
  addressProblem,
  formatAddress,
  type IpVersion,
  parseAddress,
} from "./address";

/**
 * A range of addresses with a common beginning, such as `10.0.0.0/16` or `2001:db8::/32`. Immutable; its first
 * address has no host bits set, so two equal prefixes have one text. Compare with {@link Prefix.equals}.
 */
export class Prefix {
  readonly version: IpVersion;
  /** Prefix length: 0 to 32, or 128 in version 6. */
  readonly bits: number;
  /** First address, as a number. */
  readonly start: bigint;
  /** Last address, as a number. */
  readonly end: bigint;

  private constructor(version: IpVersion, start: bigint, bits: number) {
    this.version = version;
    this.bits = bits;
    this.start = start;
    this.end = start + (1n << BigInt(ADDRESS_BITS[version] - bits)) - 1n;
    Object.freeze(this);
  }

  /**
   * Reads `<address>/<length>`.
   * @throws {Error} `Prefix.parse("10.0.0.1/16"): host bits are set, did you mean "10.0.0.0/16"?`; the clause
   *   after the colon is {@link Prefix.problem}'s
   */
  static parse(text: string): Prefix {
    const problem = Prefix.problem(text);
    if (problem !== undefined) throw new Error(`Prefix.parse(${JSON.stringify(text)}): ${problem}`);
    return masked(text);
  }

  /** The prefix, or undefined where {@link Prefix.problem} has something to say. */
  static tryParse(text: string): Prefix | undefined {
    return Prefix.problem(text) === undefined ? masked(text) : undefined;
  }

  /** Why a text is no prefix, as a clause for a schema's message; undefined where it is one. Never throws. */
  static problem(text: string): string | undefined {
    const [address = "", length, ...rest] = text.split("/");
    if (length === undefined) return 'no "/" with a prefix length';
    if (rest.length > 0) return 'more than one "/"';
    const problem = addressProblem(address) ?? lengthProblem(length, address.includes(":") ? 6 : 4);
    if (problem !== undefined) return problem;
    const prefix = masked(text);
    if (prefix.start === parseAddress(address).value) return undefined;
    return `host bits are set, did you mean ${JSON.stringify(prefix.toString())}?`;
  }

  /**
   * The prefix of that length which contains an address; the address's host bits are dropped.
   * @throws {RangeError} when the length is not a whole number from 0 to 32, or 128 in version 6
   */
  static containing({ version, value }: Address, bits: number): Prefix {
    const limit = ADDRESS_BITS[version];
    if (!Number.isInteger(bits) || bits < 0 || bits > limit) {
      throw new RangeError(`Prefix.containing: expected a length of 0 to ${limit}, got ${bits}`);
    }
    const hostBits = BigInt(limit - bits);
    return new Prefix(version, (value >> hostBits) << hostBits, bits);
  }

  /** Count of addresses, all of them: AWS keeps five of a subnet's for itself, see `usableAddresses`. */
  get size(): bigint {
    return this.end - this.start + 1n;
  }

  /** Text of the first address, which AWS calls the network address. */
  get first(): string {
    return this.at(0);
  }

  /** Text of the last address, which IPv4 calls the broadcast address. */
  get last(): string {
    return this.at(-1);
  }

  /**
   * Text of the address at an offset from the first one; a negative offset counts from behind the last one.
   * @throws {RangeError} when the offset leaves the prefix
   */
  at(offset: number | bigint): string {
    const from = BigInt(offset) < 0n ? this.end + 1n : this.start;
    const value = from + BigInt(offset);
    if (value < this.start || value > this.end) {
      throw new RangeError(`${this}.at(${offset}): expected an offset of -${this.size} to ${this.size - 1n}`);
    }
    return formatAddress({ version: this.version, value });
  }

  /** Whether all of the other prefix lies inside; a prefix contains itself, and none of the other version. */
  contains(other: Prefix): boolean {
    return this.version === other.version && this.start <= other.start && other.end <= this.end;
  }

  /** Whether an address lies inside. */
  containsAddress({ version, value }: Address): boolean {
    return version === this.version && value >= this.start && value <= this.end;
  }

  /** Whether the two have an address in common; prefixes of different versions never have. */
  overlaps(other: Prefix): boolean {
    return this.version === other.version && this.start <= other.end && other.start <= this.end;
  }

  /**
   * One of the equal parts of a given length, counted from 0: part 2 of `10.0.0.0/16` at 24 is `10.0.2.0/24`.
   * @throws {RangeError} when there is no such part
   */
  subnet(bits: number, index: number | bigint): Prefix {
    const count = this.subnetCount(bits);
    if (BigInt(index) < 0n || BigInt(index) >= count) {
      throw new RangeError(`${this}.subnet(${bits}, ${index}): expected an index of 0 to ${count - 1n}`);
    }
    const size = 1n << BigInt(ADDRESS_BITS[this.version] - bits);
    return new Prefix(this.version, this.start + BigInt(index) * size, bits);
  }

  /**
   * All equal parts of a given length, in address order, made one at a time.
   * @throws {RangeError} when the length is shorter than the prefix's own, or longer than an address
   */
  *subnets(bits: number): Generator<Prefix, void, undefined> {
    const count = this.subnetCount(bits);
    for (let index = 0n; index < count; index += 1n) yield this.subnet(bits, index);
  }

  /** Whether both have the same version, first address and length. */
  equals(other: Prefix): boolean {
    return this.compare(other) === 0;
  }

  /** Order for sorting: by version, then first address, then the larger range first. */
  compare(other: Prefix): -1 | 0 | 1 {
    if (this.version !== other.version) return this.version < other.version ? -1 : 1;
    if (this.start !== other.start) return this.start < other.start ? -1 : 1;
    if (this.bits !== other.bits) return this.bits < other.bits ? -1 : 1;
    return 0;
  }

  /** `<first address>/<length>`, which {@link Prefix.parse} reads back. */
  toString(): string {
    return `${this.first}/${this.bits}`;
  }

  /** The text, since JSON cannot hold the numbers. */
  toJSON(): string {
    return this.toString();
  }

  private subnetCount(bits: number): bigint {
    const limit = ADDRESS_BITS[this.version];
    if (!Number.isInteger(bits) || bits < this.bits || bits > limit) {
      throw new RangeError(`${this}: expected a subnet length of ${this.bits} to ${limit}, got ${bits}`);
    }
    return 1n << BigInt(bits - this.bits);
  }
}

/** The prefix that a checked text names, its host bits dropped. */
function masked(text: string): Prefix {
  const slash = text.indexOf("/");
  return Prefix.containing(parseAddress(text.slice(0, slash)), Number(text.slice(slash + 1)));
}

function lengthProblem(text: string, version: IpVersion): string | undefined {
  const quoted = `prefix length ${JSON.stringify(text)}`;
  if (!/^[0-9]+$/.test(text)) return `${quoted} is not a decimal number`;
  if (text.length > 1 && text.startsWith("0")) return `${quoted} has a leading zero`;
  const limit = ADDRESS_BITS[version];
  return Number(text) > limit ? `${quoted} is out of range, expected 0 to ${limit}` : undefined;
}
