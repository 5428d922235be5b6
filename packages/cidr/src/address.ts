import { isIPv6 } from "node:net";
import { normalizeCidr, parseCidr } from "cidr-tools";

/** Internet protocol version of an address or prefix. */
export type IpVersion = 4 | 6;

/** Bits of an address, by version. */
export const ADDRESS_BITS: Readonly<Record<IpVersion, number>> = { 4: 32, 6: 128 };

/** An address as a number, so that it can be counted with. */
export interface Address {
  readonly version: IpVersion;
  /** 0 to 2^32 - 1, or 2^128 - 1 in version 6. */
  readonly value: bigint;
}

/**
 * Why a text is no address, as a clause for the end of a message; undefined where it is one. Stricter than
 * `cidr-tools`, which reads `010.0.0.0` and `1::2::3` as something: a leading zero means octal to some
 * programs and decimal to others, so it is refused.
 */
export function addressProblem(text: string): string | undefined {
  return text.includes(":") ? version6Problem(text) : version4Problem(text);
}

/**
 * Reads an IPv4 or IPv6 address.
 * @throws {Error} when the text is none; {@link addressProblem} gives the clause without throwing
 */
export function parseAddress(text: string): Address {
  const problem = addressProblem(text);
  if (problem !== undefined) throw new Error(`parseAddress(${JSON.stringify(text)}): ${problem}`);
  const { version, start } = parseCidr(text);
  return { version, value: start };
}

/**
 * Writes an address: dotted octets, or the shortest form of RFC 5952. An IPv4-mapped address is written in hex
 * (`::ffff:102:304`).
 */
export function formatAddress({ version, value }: Address): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join(".");
  const digits = value.toString(16).padStart(32, "0");
  return normalizeCidr(digits.replace(/(.{4})(?=.)/g, "$1:"));
}

function version4Problem(text: string): string | undefined {
  const octets = text.split(".");
  if (octets.length !== 4) return `expected 4 octets, got ${text === "" ? 0 : octets.length}`;
  for (const octet of octets) {
    const quoted = `octet ${JSON.stringify(octet)}`;
    if (!/^[0-9]+$/.test(octet)) return `${quoted} is not a decimal number`;
    if (octet.length > 1 && octet.startsWith("0")) return `${quoted} has a leading zero`;
    if (octet.length > 3 || Number(octet) > 255) return `${quoted} is out of range, expected 0 to 255`;
  }
  return undefined;
}

function version6Problem(text: string): string | undefined {
  // A zone names an interface of one machine, which means nothing in a network's plan.
  if (text.includes("%")) return "an IPv6 zone is not allowed";
  return isIPv6(text) ? undefined : `${JSON.stringify(text)} is not an IPv6 address`;
}
