/** Something that is installed after others of its kind. */
export interface Ordered {
  readonly after: readonly string[];
}

/** Names in an order in which each comes after those that it names, and the names for which there is none. */
export interface InstallOrder {
  readonly order: readonly string[];
  /** Names that wait for each other, or for one that does. */
  readonly stuck: readonly string[];
}

/** Orders entries by `after`, otherwise as they stand. Names that no entry has are taken as installed. */
export function installOrder(entries: Readonly<Record<string, Ordered>>): InstallOrder {
  const names = Object.keys(entries);
  return place([], names);

  function place(order: readonly string[], waiting: readonly string[]): InstallOrder {
    const next = waiting.find((name) => entries[name]?.after.every((other) => !waiting.includes(other)));
    if (next === undefined) return { order, stuck: waiting };
    return place(
      [...order, next],
      waiting.filter((name) => name !== next),
    );
  }
}

/** The names that an entry comes after, itself or through others. */
export function comesAfter(entries: Readonly<Record<string, Ordered>>, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...(entries[name]?.after ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(entries[next]?.after ?? []));
  }
  return found;
}
