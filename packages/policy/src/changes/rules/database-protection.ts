import type { ChangeRule } from "../change-rule";
import { is, isNot, turnsOff } from "../conditions";

/** Databases that have `deletion_protection` and `skip_final_snapshot`. */
export interface Protected {
  /** Start of the id of the rule for all types, for example `rds-instance`. */
  readonly id: string;
  readonly types: readonly string[];
  readonly source: readonly string[];
}

/**
 * Rules for turning `deletion_protection` off. With a final snapshot that is a notice; without one nothing stands
 * between a mistake and the loss of all data, so somebody has to decide. The second rule has an id for each type.
 */
export function unprotectedRules({ id, types, source }: Protected): readonly ChangeRule[] {
  const SKIP = "skip_final_snapshot";
  const off = {
    on: ["update"],
    attributes: ["deletion_protection"],
    when: turnsOff,
    source,
  } as const;
  const notice: ChangeRule = {
    ...off,
    id: `${id}-unprotected`,
    types,
    only: isNot(SKIP, true),
    effect: "interrupts",
    lasts: "nobody; from now on an accidental destroy goes through",
    reason: "the next plan can delete it, with a final snapshot",
    way: "leave it on, unless the next apply is to delete it",
    fault: { before: { deletion_protection: true }, after: { deletion_protection: false } },
    right: { before: { deletion_protection: false }, after: { deletion_protection: true } },
  };
  const decisions = types.map(
    (type): ChangeRule => ({
      ...off,
      id: `${type.replace(/^aws_/, "").replaceAll("_", "-")}-unprotected-without-snapshot`,
      types: [type],
      only: is(SKIP, true),
      effect: "cannotBeUndone",
      reason: "the next destroy deletes it with all of its data and no snapshot, and that cannot be undone",
      way: `keep deletion_protection; if it is to go, turn ${SKIP} off and name a final_snapshot_identifier first`,
      fault: {
        before: { deletion_protection: true, [SKIP]: true },
        after: { deletion_protection: false, [SKIP]: true },
      },
      right: {
        before: { deletion_protection: true, [SKIP]: false },
        after: { deletion_protection: false, [SKIP]: false },
      },
    }),
  );
  return [notice, ...decisions];
}
