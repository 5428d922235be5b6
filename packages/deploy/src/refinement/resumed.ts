import { actionOf } from "./actions";
import type { ChangeJson, PlanJson, ResourceEntry } from "./plan-json";

/**
 * What is left of a reviewed plan whose apply was broken off: what a plan made now no longer changes counts as done, if it is
 * what was reviewed. A resource that was to be created or changed and is there stays, with the values that were reviewed; one
 * that was to be deleted and is gone is passed over; of a replacement whose first half is done the second one is left.
 */
export function remaining(reviewed: PlanJson, now: PlanJson): PlanJson {
  const { resource_changes = [], resource_drift = [], output_changes = {} } = reviewed;
  const entries = byAddress(now.resource_changes);
  const drift = byAddress(now.resource_drift);
  const outputs = now.output_changes ?? {};
  return {
    ...reviewed,
    resource_changes: resource_changes.flatMap((entry) => {
      const today = entries.get(keyOf(entry));
      if (today === undefined) return isDeletion(entry.change) ? [] : [entry];
      const { action_reason: _, previous_address: __, ...rest } = entry;
      const change = changeLeft(entry.change, today.change);
      return change === entry.change ? [entry] : [{ ...rest, change }];
    }),
    resource_drift: resource_drift.filter((entry) => drift.has(keyOf(entry))),
    output_changes: Object.fromEntries(
      Object.entries(output_changes).flatMap(([name, change]) => {
        const today = outputs[name];
        if (today === undefined) return isDeletion(change) ? [] : [[name, change]];
        return [[name, changeLeft(change, today)]];
      }),
    ),
  };
}

function changeLeft(reviewed: ChangeJson, now: ChangeJson): ChangeJson {
  const { importing: _, replace_paths: __, ...rest } = reviewed;
  if (actionOf(now) === "no-op" && !isDeletion(reviewed))
    return { ...rest, ...before(now), actions: ["no-op"] };
  if (actionOf(now) === "create" && reviewed.actions.length > 1)
    return { ...rest, ...before(now), actions: ["create"] };
  return reviewed;
}

function before({
  before: value,
  before_sensitive,
}: ChangeJson): Pick<ChangeJson, "before" | "before_sensitive"> {
  return { before: value, before_sensitive };
}

function isDeletion(change: ChangeJson): boolean {
  return actionOf(change) === "delete";
}

function byAddress(entries: readonly ResourceEntry[] = []): ReadonlyMap<string, ResourceEntry> {
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

function keyOf({ address, deposed = "" }: ResourceEntry): string {
  return `${address} ${deposed}`;
}
