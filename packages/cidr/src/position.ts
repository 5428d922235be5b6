import { addressProblem, formatAddress, parseAddress } from "./address";
import type { PlanProblem } from "./plan-problem";
import type { Prefix } from "./prefix";

/** A position read, or what is wrong with its text. */
export type PositionResult = { readonly value: bigint } | { readonly problem: PositionProblem };

/** The part of a problem that does not depend on whose position it is. */
export type PositionProblem = Pick<PlanProblem, "kind" | "expected" | "got">;

/**
 * Reads a position in an IPv4 VPC: an address inside it, or an offset from its first address, written as an
 * address that begins with `0.` (no VPC has such addresses). `0.0.1.0` in `10.1.0.0/16` is `10.1.1.0`.
 */
export function readPosition(text: string, vpc: Prefix): PositionResult {
  const got = JSON.stringify(text);
  const clause = text.includes(":") ? "an IPv6 address" : addressProblem(text);
  if (clause !== undefined) {
    const expected = `an IPv4 address in ${vpc}, or an offset such as "0.0.1.0"`;
    return { problem: { kind: "invalid", expected, got: `${got}: ${clause}` } };
  }
  const isOffset = text.startsWith("0.");
  const value = parseAddress(text).value + (isOffset ? vpc.start : 0n);
  if (vpc.containsAddress({ version: 4, value })) return { value };
  const expected = isOffset
    ? `an offset below ${formatAddress({ version: 4, value: vpc.size })}, the size of ${vpc}`
    : `an address in ${vpc}`;
  return { problem: { kind: "outside-vpc", expected, got } };
}
