import type { PlanChanges } from "@strata/inventory";
import { type Accepted, acceptChanges, type ChangeFinding, judgeChanges } from "@strata/policy";
import { suggestion } from "@strata/values";
import { Failure } from "../failure";

/** What the change rules say of one plan. */
export interface JudgedChanges {
  /** File, or `standard input`. */
  readonly plan: string;
  /** Version of Terraform that made it, where the plan says. */
  readonly terraform?: string;
  /** Resources that change, and those that a rule says nothing of among them. */
  readonly changed: number;
  /** On which somebody has to decide. */
  readonly open: readonly ChangeFinding[];
  /** What interrupts, or is forgotten. */
  readonly notices: readonly ChangeFinding[];
  /** What depends on values that are unknown until apply. */
  readonly unknown: readonly ChangeFinding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Terraform failed while it planned: what it did not get to is in none of these. */
  readonly incomplete: boolean;
  /** Changes that Terraform puts off to a later plan, which are not judged. */
  readonly deferred: number;
}

/** A finding that was decided on. */
interface AcceptedFinding {
  readonly finding: ChangeFinding;
  /** The pattern that accepts it. */
  readonly by: string;
}

/**
 * Judges the changes of plans by themselves.
 * @param accept addresses, or globs over them, of what has been decided
 * @throws {Failure} when one of them matches nothing in any of the plans
 */
export function judgedChanges(
  plans: readonly { readonly name: string; readonly changes: PlanChanges }[],
  accept: readonly string[],
): readonly JudgedChanges[] {
  const found = plans.map((plan) => ({
    ...plan,
    accepted: acceptChanges(judgeChanges(plan.changes), accept),
  }));
  const unused = accept.filter((pattern) => found.every(({ accepted }) => accepted.unused.includes(pattern)));
  if (unused.length > 0) {
    const addresses = found.flatMap(({ accepted }) => addressesOf(accepted));
    throw new Failure(unused.map((pattern) => unusedLine(pattern, addresses)));
  }
  return found.map(({ name, changes, accepted }) => ({
    plan: name,
    ...(changes.terraform === undefined ? {} : { terraform: changes.terraform }),
    changed: changes.changes.length,
    open: accepted.open,
    notices: accepted.notices.filter(({ verdict }) => verdict === "found"),
    unknown: accepted.notices.filter(({ verdict }) => verdict !== "found"),
    accepted: accepted.accepted,
    incomplete: changes.isErrored,
    deferred: changes.deferred,
  }));
}

/** The lines with which the command fails; none where nothing has to be decided. */
export function changeComplaints(judged: readonly JudgedChanges[]): readonly string[] {
  const open = judged.reduce((sum, result) => sum + result.open.length, 0);
  const incomplete = judged.filter((result) => result.incomplete);
  return [
    ...incomplete.map(
      ({ plan }) =>
        `${plan}: expected a whole plan, got one that Terraform broke off with errors; mend them and plan again`,
    ),
    ...(open === 0
      ? []
      : [
          `${open} ${open === 1 ? "change" : "changes"} to decide on; go the way that is told, or accept: --accept '<address>'`,
        ]),
  ];
}

function addressesOf({ open, notices, accepted }: Accepted): readonly string[] {
  const all = [...open, ...notices, ...accepted.map(({ finding }) => finding)];
  return [...new Set(all.map(({ address }) => address))];
}

function unusedLine(pattern: string, addresses: readonly string[]): string {
  const hint = suggestion(pattern, addresses) ?? "the plan has no findings; remove it";
  return `--accept ${pattern}: expected the address of a finding, or one with *, got one that matches none; ${hint}`;
}
