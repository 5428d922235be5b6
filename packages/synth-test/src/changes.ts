import type { Change, Read, ReadPath } from "./recording";

/** A claim that reads thousands of values is judged by this many changes, spread evenly over them. */
const MOST_CHANGES = 200;

/**
 * The changes to try, one at a time: each value becomes another one and disappears, what is absent appears, and
 * lists and maps lose their first entry and gain one.
 */
export function changesOf(reads: readonly Read[]): readonly Change[] {
  const parsed = new Set(reads.filter(({ path }) => path[1] === "derived").map(({ path }) => path[2]));
  const deeper = new Set(
    reads.flatMap(({ path }) =>
      path.slice(0, -1).map((_, length) => JSON.stringify(path.slice(0, length + 1))),
    ),
  );
  const all = reads
    // Text that was parsed is changed inside of what it was parsed to.
    .filter(({ value }) => !(typeof value === "string" && parsed.has(value)))
    .filter(({ kind, path }) => kind !== "block" || !deeper.has(JSON.stringify(path)))
    .flatMap(changesOfRead);
  const unique = [
    ...new Map(all.map((change) => [JSON.stringify([change.path, change.to]), change])).values(),
  ];
  if (unique.length <= MOST_CHANGES) return unique;
  const stride = unique.length / MOST_CHANGES;
  return Array.from({ length: MOST_CHANGES }, (_, index) => unique[Math.floor(index * stride)]).filter(
    (change) => change !== undefined,
  );
}

/** A change in a line of text. */
export function describeChange(change: Change): string {
  return `${describePath(change.path)} ${change.what}`;
}

function changesOfRead({ path, kind, value }: Read): readonly Change[] {
  if (kind === "absence") return [{ path, what: "appears", to: { value: appearing(path) } }];
  if (kind === "block") return [{ path, what: "disappears", to: "absent" }];
  if (kind === "value") {
    return [
      { path, what: `becomes ${JSON.stringify(another(value))}`, to: { value: another(value) } },
      { path, what: "disappears", to: "absent" },
    ];
  }
  const entries = Object.entries(value as object);
  const [first] = entries;
  const name = kind === "elements" ? String(entries.length) : "one-more";
  const gained: Change = {
    path: [...path, name],
    what: "is one more",
    to: { value: first === undefined ? {} : first[1] },
  };
  return first === undefined
    ? [gained]
    : [gained, { path: [...path, first[0]], what: "disappears", to: "absent" }];
}

/** What appears where a resource type was absent is a resource; anywhere else, a value. */
function appearing(path: ReadPath): unknown {
  const section = path.at(-2) ?? "";
  const isType = path[1] === "units" && path.length === 5 && ["resource", "data"].includes(section);
  return isType ? { one: {} } : "changed";
}

function another(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === "changed" ? "changed again" : "changed";
}

function describePath([environment, collection, name, ...rest]: ReadPath): string {
  const place = collection === "derived" ? "policy" : (name ?? "");
  return `${environment === "0" ? "" : `environment ${Number(environment) + 1}: `}${[place, ...rest].join(".")}`;
}
