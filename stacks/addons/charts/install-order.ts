import { own } from "@strata/values";
/** Something that is installed after others. */
export interface Ordered {
  /** Names of the others. */
  readonly after: readonly string[];
}

/**
 * Names that can never be installed: they wait for each other, or for one that does. Names that no entry has are taken
 * as installed.
 */
export function stuckEntries(entries: Readonly<Record<string, Ordered>>): readonly string[] {
  const waiting = Object.keys(entries);
  const next = waiting.filter((name) => own(entries, name)?.after.some((other) => waiting.includes(other)));
  return next.length === waiting.length
    ? waiting
    : stuckEntries(Object.fromEntries(next.map((name) => [name, own(entries, name) ?? { after: [] }])));
}

/** The names that an entry comes after, itself or through others. */
export function comesAfter(entries: Readonly<Record<string, Ordered>>, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...(own(entries, name)?.after ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(own(entries, next)?.after ?? []));
  }
  return found;
}
