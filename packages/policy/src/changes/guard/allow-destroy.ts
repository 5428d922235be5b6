import type { PlanChanges } from "@strata/inventory";
import { nearest } from "@strata/values";
import { type GuardedResource, guardedChanges } from "./guarded-changes";

/** How many addresses a message lists. */
const LISTED = 12;

/** Guarded resources of plans, parted by whether somebody has allowed their loss. */
export interface Allowance {
  /** What stops the apply. */
  readonly stopped: readonly GuardedResource[];
  readonly allowed: readonly GuardedResource[];
  /**
   * One line for each name that the plans neither delete nor replace, or that stands for a guarded resource in more than
   * one of them. Where there are any, nothing is to be applied.
   */
  readonly problems: readonly string[];
}

/**
 * Parts the guarded resources of plans by `--allow-destroy`. A name stands for one address, with modules and keys as
 * Terraform writes them, and for what earlier replacements have left there: no pattern, no part of an address.
 * @param plans of all units of one apply
 * @param names addresses whose resources may go; one of a resource that goes and is not guarded is accepted
 */
export function allowDestroy(plans: readonly PlanChanges[], names: readonly string[]): Allowance {
  const byPlan = plans.map(guardedChanges);
  const guarded = byPlan.flat();
  const going = plans
    .flatMap(({ changes }) => changes)
    .filter(({ action }) => action === "delete" || action === "replace")
    .map(({ address }) => address);
  const unique = [...new Set(names)];
  return {
    stopped: guarded.filter(({ address }) => !names.includes(address)),
    allowed: guarded.filter(({ address }) => names.includes(address)),
    problems: [
      ...unique.filter((name) => !going.includes(name)).map((name) => problemOf(name, [...new Set(going)])),
      ...unique.flatMap((name) => {
        const having = byPlan.filter((some) => some.some(({ address }) => address === name)).length;
        return having > 1 ? [ambiguous(name, having)] : [];
      }),
    ],
  };
}

/** Two layers may have resources of the same address, and whoever names it may know of one of them only. */
function ambiguous(name: string, layers: number): string {
  return `--allow-destroy: expected an address in one layer, got ${quoted(name)}, which holds data in ${layers}; go layer by layer, with --layer`;
}

function problemOf(name: string, going: readonly string[]): string {
  return `--allow-destroy: expected an address that the plan deletes or replaces, got ${quoted(name)}; ${adviceOf(name, going)}`;
}

function adviceOf(name: string, going: readonly string[]): string {
  const bare = going.find((address) => withoutQuotes(address) === withoutQuotes(name));
  if (bare !== undefined)
    return `write ${quoted(bare)}: a shell takes quotes away that are not quoted themselves`;
  if (going.length === 0) return "the plan deletes and replaces nothing";
  const best = nearest(name, going);
  if (best !== undefined) return `did you mean ${quoted(best)}?`;
  const more = going.length > LISTED ? ` and ${going.length - LISTED} more` : "";
  return `those are ${going.slice(0, LISTED).map(quoted).join(", ")}${more}`;
}

function withoutQuotes(address: string): string {
  return address.replaceAll('"', "");
}

/** As it is given to a shell. */
function quoted(address: string): string {
  return `'${address}'`;
}
