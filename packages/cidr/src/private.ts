import { Prefix } from "./prefix";

/** The IPv4 ranges that nobody routes on the internet. Source: RFC 1918. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((text) => Prefix.parse(text));

/** Whether all of the prefix lies in one of the private IPv4 ranges; false of IPv6. */
export function isPrivate(prefix: Prefix): boolean {
  return PRIVATE_RANGES.some((range) => range.contains(prefix));
}
