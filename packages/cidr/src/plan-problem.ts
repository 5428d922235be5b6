/**
 * What is wrong.
 * - `invalid`: no address, range or prefix length
 * - `duplicate`: a tier, a zone of a tier, or a subnet name that is there already
 * - `too-large`, `too-small`: a size that AWS, or the VPC, does not take
 * - `misaligned`: a subnet cannot begin at that address
 * - `outside-vpc`: not inside the VPC
 * - `overlap`: addresses that something else has
 * - `no-room`: no free range is large enough
 * - `unplaced`: `at` gives other zones a position, and not this one
 * - `held`: the settings ask a subnet that exists to move or to change its size
 */
export type PlanProblemKind =
  | "invalid"
  | "duplicate"
  | "too-large"
  | "too-small"
  | "misaligned"
  | "outside-vpc"
  | "overlap"
  | "no-room"
  | "unplaced"
  | "held";

/**
 * One fault of a plan, as data: the caller knows file and line. It lies with a tier, a reserved range or a held
 * subnet, of which at most one is named; where none is, it lies with the VPC.
 */
export interface PlanProblem {
  readonly kind: PlanProblemKind;
  /** Name of the tier. */
  readonly tier?: string;
  /** Zone of the tier, where only that one is at fault. */
  readonly zone?: string;
  /** Setting of the tier that is at fault. */
  readonly key?: "name" | "bits" | "zones" | "at";
  /** Index of the reserved range. */
  readonly reserved?: number;
  /** Name of the held subnet. */
  readonly held?: string;
  readonly expected: string;
  readonly got: string;
  /** What to do about it, where `expected` does not already say so. */
  readonly mend?: string;
}
