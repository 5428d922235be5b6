import type { Prefix } from "./prefix";

/** What has a range already, as a message names it. */
export interface Occupant {
  /** For example `subnet public-a`. */
  readonly label: string;
  readonly prefix: Prefix;
}

/** The first occupant that has an address of a range; undefined where the range is clear. */
export function occupantOf(prefix: Prefix, occupants: readonly Occupant[]): Occupant | undefined {
  return occupants.find((occupant) => occupant.prefix.overlaps(prefix));
}

/** The part of an overlap's problem that does not depend on whose range it is. */
export function overlapProblem(
  prefix: Prefix,
  { label, prefix: other }: Occupant,
): { readonly kind: "overlap"; readonly expected: string; readonly got: string } {
  return { kind: "overlap", expected: `a range clear of ${label} (${other})`, got: prefix.toString() };
}
