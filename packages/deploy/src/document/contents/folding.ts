import type { AttributeChange } from "../values";

/** Changes of one resource, to be folded with those of others. */
export interface Foldable<R> {
  readonly resource: R;
  readonly changes: readonly AttributeChange[];
}

/** Resources that have these changes in common. */
export interface Folded<R> {
  readonly resources: readonly R[];
  readonly changes: readonly AttributeChange[];
}

/**
 * Says each change once: the same change of many resources is one line for all of them, and changes that the same
 * resources share stand together. What most resources share comes first, the rest in the order of the resources.
 */
export function folded<R>(items: readonly Foldable<R>[]): readonly Folded<R>[] {
  const byChange = new Map<string, { readonly change: AttributeChange; readonly items: number[] }>();
  items.forEach(({ changes }, index) => {
    for (const change of changes) {
      const key = JSON.stringify(change);
      const found = byChange.get(key) ?? { change, items: [] };
      if (found.items.at(-1) !== index) found.items.push(index);
      byChange.set(key, found);
    }
  });
  const byItems = new Map<
    string,
    { readonly items: readonly number[]; readonly changes: AttributeChange[] }
  >();
  for (const { change, items: found } of byChange.values()) {
    const group = byItems.get(found.join()) ?? { items: found, changes: [] };
    group.changes.push(change);
    byItems.set(found.join(), group);
  }
  return [...byItems.values()]
    .sort(
      (one, other) => other.items.length - one.items.length || (one.items[0] ?? 0) - (other.items[0] ?? 0),
    )
    .map((group) => ({
      resources: group.items.flatMap((index) => items[index]?.resource ?? []),
      changes: group.changes,
    }));
}
