import type { Prefix } from "./prefix";

/**
 * Prefix lengths that AWS accepts for the IPv4 range of a VPC and of a subnet alike.
 * Source: Amazon VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks"
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html).
 */
export const AWS_IPV4_BITS = { largest: 16, smallest: 28 } as const;

/** An address of a subnet that AWS keeps for itself. */
export interface ReservedAddress {
  readonly address: string;
  readonly purpose: string;
}

/**
 * Offsets of the kept addresses, from the first one or, where negative, from behind the last one.
 * Source: Amazon VPC User Guide, "Subnet sizing for IPv4".
 */
const KEPT = [
  { offset: 0, purpose: "network address" },
  { offset: 1, purpose: "VPC router" },
  { offset: 2, purpose: "DNS server" },
  { offset: 3, purpose: "kept for future use" },
  { offset: -1, purpose: "broadcast address, although a VPC has no broadcast" },
] as const;

/**
 * The five addresses of a subnet that nothing of ours can have, in address order.
 * @throws {RangeError} when AWS accepts no subnet of this size
 */
export function reservedAddresses(subnet: Prefix): readonly ReservedAddress[] {
  refuseOtherSizes("reservedAddresses", subnet);
  return KEPT.map(({ offset, purpose }) => ({ address: subnet.at(offset), purpose }));
}

/**
 * Count of the addresses of a subnet that are ours to use: 11 of a /28, 65531 of a /16.
 * @throws {RangeError} when AWS accepts no subnet of this size
 */
export function usableAddresses(subnet: Prefix): number {
  refuseOtherSizes("usableAddresses", subnet);
  return Number(subnet.size) - KEPT.length;
}

function refuseOtherSizes(caller: string, subnet: Prefix): void {
  const { largest, smallest } = AWS_IPV4_BITS;
  if (subnet.version === 4 && subnet.bits >= largest && subnet.bits <= smallest) return;
  throw new RangeError(`${caller}(${subnet}): expected an IPv4 subnet of /${largest} to /${smallest}`);
}
