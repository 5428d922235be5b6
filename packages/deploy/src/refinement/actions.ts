import type { ChangeJson } from "./plan-json";

const NOTHING = "no-op";
const UPDATE = "update";

/**
 * What may be done instead of what was reviewed: the same, or less. Only where something stays is there less: not to
 * change it, or not to replace it. The order of a replacement is part of it. Data sources are no changes.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  [NOTHING]: [NOTHING],
  [UPDATE]: [NOTHING, UPDATE],
  "delete,create": [NOTHING, UPDATE, "delete,create"],
  "create,delete": [NOTHING, UPDATE, "create,delete"],
};

/** The actions of a change as one word. */
export function actionOf({ actions }: ChangeJson): string {
  return actions.join(",");
}

/** Whether an action is what was reviewed, or a weaker one. */
export function isAllowed(reviewed: ChangeJson, now: ChangeJson): boolean {
  const action = actionOf(reviewed);
  return (ALLOWED[action] ?? [action]).includes(actionOf(now));
}

/** Whether something is made anew. */
export function isReplacement(change: ChangeJson): boolean {
  return change.actions.includes("create") && change.actions.length > 1;
}

/** Whether something is done at all. An import writes the state. */
export function isChange(change: ChangeJson): boolean {
  return actionOf(change) !== NOTHING || (change.importing !== undefined && change.importing !== null);
}
