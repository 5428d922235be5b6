import { own } from "@strata/values";
/** One thing for each named entry of settings, under the same name, in the same order. */
export function byName<Entry, Made>(
  entries: Readonly<Record<string, Entry>>,
  make: (entry: Entry, name: string) => Made,
): Readonly<Record<string, Made>> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, make(entry, name)]));
}

/** The entry of that name. @throws {Error} naming `where` and the entries there are: settings were not checked */
export function entryOf<Entry>(entries: Readonly<Record<string, Entry>>, name: string, where: string): Entry {
  const entry = own(entries, name);
  if (entry === undefined) {
    throw new Error(
      `${where}: expected one of ${Object.keys(entries).join(", ")}, got ${JSON.stringify(name)}`,
    );
  }
  return entry;
}
