import { type PartlyKnown, partAt, stepsIn } from "../planning-copy/partly-known";
import type { OutputChange, PlannedOutputs } from "../planning-copy/planned-outputs";
import type { OutputPath } from "./consumed-outputs";

/** A leaf of an upstream's outputs that an apply of its plan changes. */
export interface ChangedOutput {
  readonly path: OutputPath;
  /** Whether the plan knows what it will be. */
  readonly isKnown: boolean;
}

/**
 * Which of the leaves that a unit reads a plan of its upstream changes, or makes unknown. Nothing: the unit may be planned
 * against the upstream's state as it stands. It goes by leaf: a new tier changes the output `tiers`, and nobody who reads
 * another tier.
 * @param consumed what the unit reads, see consumedOutputs
 */
export function changedOutputs(
  consumed: readonly OutputPath[],
  { output_changes = {} }: PlannedOutputs,
): readonly ChangedOutput[] {
  const whole = consumed.some((path) => path.length === 0);
  const paths = whole ? Object.keys(output_changes).map((output) => [output]) : consumed;
  return paths.flatMap(([output = "", ...steps]) => {
    const change = output_changes[output];
    return change === undefined ? [] : changedLeaves(change, output, steps);
  });
}

function changedLeaves(
  { before, after, after_unknown }: OutputChange,
  output: string | number,
  steps: OutputPath,
): readonly ChangedOutput[] {
  const at = (part: PartlyKnown): PartlyKnown => steps.reduce(partAt, part);
  return leavesBetween(at({ value: before, unknown: false }), at({ value: after, unknown: after_unknown }), [
    output,
    ...steps,
  ]);
}

function leavesBetween(before: PartlyKnown, after: PartlyKnown, path: OutputPath): readonly ChangedOutput[] {
  if (after.unknown === true) return [{ path, isKnown: false }];
  if (isBranch(before) && isBranch(after) && isList(before) === isList(after)) {
    const steps = [...new Set([...stepsIn(before), ...stepsIn(after)])];
    return steps.flatMap((step) => leavesBetween(partAt(before, step), partAt(after, step), [...path, step]));
  }
  if (isBranch(after)) {
    // What was not there, or was a value of another sort.
    const steps = stepsIn(after);
    const inner = steps.flatMap((step) =>
      leavesBetween({ value: undefined, unknown: false }, partAt(after, step), [...path, step]),
    );
    return inner.length > 0 ? inner : [{ path, isKnown: true }];
  }
  const isSame = !isBranch(before) && (before.value ?? null) === (after.value ?? null);
  return isSame ? [] : [{ path, isKnown: true }];
}

function isBranch({ value, unknown }: PartlyKnown): boolean {
  return [value, unknown].some((side) => typeof side === "object" && side !== null);
}

function isList({ value, unknown }: PartlyKnown): boolean {
  return Array.isArray(value ?? unknown);
}
