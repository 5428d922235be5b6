import { type Allowance, nameOf } from "./allow-list";

/** A plan, as far as it matters here: the JSON of `terraform show`. */
export interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Attributes | null;
      readonly after: Attributes | null;
      readonly after_unknown: Attributes;
    };
  }[];
}

type Attributes = Readonly<Record<string, unknown>>;

/** An attribute that a plan changes, or a resource that it creates or deletes. */
export interface Difference {
  /** Of the instance. */
  readonly address: string;
  readonly type: string;
  /** Top-level attribute or block; absent where the resource itself is missing or too many. */
  readonly attribute?: string;
  /** JSON of what was read back. */
  readonly before: string;
  /** JSON of what is declared. */
  readonly after: string;
}

/** What a plan changes. What follows from a change elsewhere, and so is not known yet, does not count. */
export function differencesOf({ resource_changes: changes = [] }: ShownPlan): readonly Difference[] {
  return changes.flatMap(({ address, type, change: { actions, before, after, after_unknown: unknown } }) => {
    if (["no-op", "read"].includes(actions.join())) return [];
    if (before === null || after === null)
      return [{ address, type, before: JSON.stringify(before), after: JSON.stringify(after) }];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((attribute) => {
      const [was, declared] = [JSON.stringify(before[attribute]), JSON.stringify(after[attribute])];
      if (unknown[attribute] === true || was === declared) return [];
      return [{ address, type, attribute, before: was ?? "null", after: declared ?? "null" }];
    });
  });
}

/** Entries for drift that some difference is an instance of, with the reply that they quote. */
export function seenDrift(
  differences: readonly Difference[],
  allowances: readonly Allowance[],
): readonly Allowance[] {
  return allowances.filter(
    ({ allow, type, attribute, reply }) =>
      allow === "drift" &&
      differences.some(
        (found) => found.type === type && found.attribute === attribute && quotes(reply, found.before),
      ),
  );
}

/** A reply that has an ellipsis at an end is a part of the JSON, and otherwise all of it: `0` is not `30`. */
function quotes(reply: string, json: string): boolean {
  const part = reply.replace(/^…|…$/g, "");
  return part === reply ? json === reply : json.includes(part);
}

/** How a difference is reported. */
export function describeDifference({ address, attribute, before, after }: Difference): string {
  const shorter = (json: string): string => (json.length > 200 ? `${json.slice(0, 200)}…` : json);
  const place = attribute === undefined ? address : `${address}: ${attribute}`;
  return `${place}: expected ${shorter(after)}, moto replied ${shorter(before)}`;
}

/** How an entry that nothing needs is reported. */
export function describeUnnecessary(allowance: Allowance): string {
  return `${allowance.at}: ${nameOf(allowance)}: expected moto to reply ${JSON.stringify(allowance.reply)}, it did not; correct or remove the entry`;
}
