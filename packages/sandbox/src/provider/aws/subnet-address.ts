import { formatAddress, Prefix } from "@strata/cidr";

/** Addresses of a subnet that AWS keeps: the first four and the last. Source: Amazon VPC User Guide, "Subnet sizing". */
const KEPT = { first: 4, all: 5 };

/**
 * An address of a subnet, for any number: the count starts again behind the last one that AWS gives away.
 * @throws {Error} when the text is no prefix
 */
export function subnetAddress(cidr: string, number: number): string {
  const { version, start, size } = Prefix.parse(cidr);
  const given = Math.max(1, Number(size) - KEPT.all);
  return formatAddress({ version, value: start + BigInt(KEPT.first + (number % given)) });
}
