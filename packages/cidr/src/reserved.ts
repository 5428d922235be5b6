import type { PlanProblem } from "./plan-problem";
import { readPosition } from "./position";
import { Prefix } from "./prefix";
import { type AddressRange, prefixesOf } from "./range";

/**
 * Addresses of the VPC that no subnet may have: a CIDR, or `<first>-<last>` for a range that need not be one.
 * Addresses that begin with `0.` are offsets from the VPC's first address.
 */
export type ReservedRange =
  | { readonly cidr: string; readonly reason: string }
  | { readonly range: string; readonly reason: string };

/** A reserved prefix. A range that is no single prefix yields several, with one reason. */
export interface ReservedPrefix {
  readonly prefix: Prefix;
  readonly reason: string;
}

/** The ranges that were understood, in address order, and what is wrong with the others. */
export interface Reservations {
  readonly prefixes: readonly ReservedPrefix[];
  readonly problems: readonly PlanProblem[];
}

/** Reads the reserved ranges of an IPv4 VPC. A range with a fault reserves nothing. */
export function readReserved(vpc: Prefix, reserved: readonly ReservedRange[]): Reservations {
  const prefixes: ReservedPrefix[] = [];
  const problems: PlanProblem[] = [];
  for (const [index, entry] of reserved.entries()) {
    const got = JSON.stringify("cidr" in entry ? entry.cidr : entry.range);
    const result = "cidr" in entry ? readCidr(vpc, entry.cidr) : readRange(vpc, entry.range);
    if ("problem" in result) {
      problems.push({ reserved: index, ...result.problem });
      continue;
    }
    const parts = prefixesOf(result);
    const other = prefixes.find(({ prefix }) => parts.some((part) => part.overlaps(prefix)));
    if (other === undefined) {
      prefixes.push(...parts.map((prefix) => ({ prefix, reason: entry.reason })));
    } else {
      const expected = `addresses that are not reserved for ${JSON.stringify(other.reason)} (${other.prefix})`;
      problems.push({ reserved: index, kind: "overlap", expected, got });
    }
  }
  return { prefixes: prefixes.toSorted((a, b) => a.prefix.compare(b.prefix)), problems };
}

type RangeResult = AddressRange | { readonly problem: Pick<PlanProblem, "kind" | "expected" | "got"> };

function readCidr(vpc: Prefix, text: string): RangeResult {
  const got = JSON.stringify(text);
  const problem = Prefix.problem(text);
  if (problem !== undefined) {
    return { problem: { kind: "invalid", expected: `a CIDR inside ${vpc}`, got: `${got}: ${problem}` } };
  }
  const prefix = Prefix.parse(text);
  const start = prefix.start + (text.startsWith("0.") ? vpc.start : 0n);
  const end = start + prefix.size - 1n;
  if (prefix.version === 4 && start >= vpc.start && end <= vpc.end) return { version: 4, start, end };
  return { problem: { kind: "outside-vpc", expected: `a CIDR inside ${vpc}`, got } };
}

function readRange(vpc: Prefix, text: string): RangeResult {
  const got = JSON.stringify(text);
  const [first, last, ...rest] = text.split("-");
  if (first === undefined || last === undefined || rest.length > 0) {
    const expected = 'two addresses such as "10.0.4.0-10.0.100.255"';
    return { problem: { kind: "invalid", expected, got } };
  }
  const start = readPosition(first, vpc);
  if ("problem" in start) return start;
  const end = readPosition(last, vpc);
  if ("problem" in end) return end;
  if (start.value <= end.value) return { version: 4, start: start.value, end: end.value };
  return { problem: { kind: "invalid", expected: "a first address that is not above the last", got } };
}
