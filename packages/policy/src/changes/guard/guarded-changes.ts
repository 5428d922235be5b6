import type { PlanChanges, ResourceChange } from "@strata/inventory";
import { causeOf } from "../judging";
import { holdsNothing } from "../stateless";
import { GUARDED } from "./guarded-types";
import { UNGUARDED } from "./unguarded";

/** A resource that holds data, which a plan would delete or replace. */
export interface GuardedResource {
  /** As Terraform writes it, with modules and keys. */
  readonly address: string;
  readonly type: string;
  readonly action: "delete" | "replace";
  /** Key of an object that an earlier replacement has left, which is deleted; not the resource itself. */
  readonly deposed?: string;
  /** What goes with it. */
  readonly reason: string;
  /** Of a replacement: attributes that force it, as dotted paths without positions. */
  readonly forcedBy: readonly string[];
  /** Why Terraform deletes it, or replaces it although no attribute forces that; absent where it does not say. */
  readonly cause?: string;
}

/** Said of a type that stands in no table. */
const UNKNOWN_TYPE = "nobody has written down what resources of this type hold";

/**
 * What of a plan needs a word before it is applied: resources that hold data and would be deleted or replaced. What
 * leaves the state and stays (`forget`) is not lost, nor what a `moved` block brings to another address. A type that
 * stands in no table is guarded too.
 */
export function guardedChanges(plan: PlanChanges): readonly GuardedResource[] {
  return plan.changes.flatMap((change) => {
    const { action, address, type, deposed } = change;
    if (action !== "delete" && action !== "replace") return [];
    const reason = lossOf(change, plan);
    if (reason === undefined) return [];
    const [cause] = causeOf(change);
    return [
      {
        address,
        type,
        action,
        ...(deposed === undefined ? {} : { deposed }),
        reason,
        forcedBy: action === "replace" ? change.replacedFor : [],
        ...(cause === undefined ? {} : { cause }),
      },
    ];
  });
}

/** What goes with a resource; undefined where it is not guarded. */
function lossOf(change: ResourceChange, plan: PlanChanges): string | undefined {
  const entry = GUARDED.find(({ types }) => types.includes(change.type));
  if (entry !== undefined) return entry.only?.holds(change, plan) === false ? undefined : entry.reason;
  return isUnguarded(change.type) ? undefined : UNKNOWN_TYPE;
}

/** Whether a table says that resources of this type may go. A guarded type is none of them. */
function isUnguarded(type: string): boolean {
  return holdsNothing(type) || UNGUARDED.some(({ types }) => types.includes(type));
}
