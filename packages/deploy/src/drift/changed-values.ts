import { ABSENT, type Shown, shown } from "../refinement/difference";
import type { Shape } from "../refinement/shape";
import { hasTrue } from "../refinement/value-differences";

/** A value of a resource, with a mask of what of it is sensitive. */
export interface MaskedValue {
  readonly value: unknown;
  readonly sensitive: unknown;
}

/** A value that is no longer what it was. */
export interface ValueChange {
  /** Names, and positions in lists. */
  readonly path: readonly (string | number)[];
  readonly before: Shown;
  readonly after: Shown;
}

/**
 * Where two values differ, as far in as they are alike: in maps by key, in lists of the same length by position, in sets
 * by what only one side has. Texts that are JSON are compared as that. Nothing, an empty text, an empty list and `false`
 * are one value to a provider.
 */
export function changedValues(
  before: MaskedValue,
  after: MaskedValue,
  shape: Shape,
  path: ValueChange["path"] = [],
): readonly ValueChange[] {
  const [was, is] = [parsed(before.value, after.value), parsed(after.value, before.value)];
  if (isSame(was, is)) return [];
  const whole = [{ path, ...bothShown(before, after, was, is) }];
  // Keys and lengths of a secret are a part of it.
  if (before.sensitive === true || after.sensitive === true) return whole;
  const inside = (step: string | number, place: Shape): readonly ValueChange[] =>
    changedValues(memberOf(before, was, step), memberOf(after, is, step), place, [...path, step]);
  if (isMap(was) && isMap(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys.flatMap((key) => inside(key, shape.at(key)));
  }
  if (!Array.isArray(was) || !Array.isArray(is)) return whole;
  if (shape.isSet) return changedSet({ ...before, value: was }, { ...after, value: is }, shape, path);
  const holdsBlocks = was.some(isMap) && was.length === is.length;
  return holdsBlocks ? was.flatMap((_, index) => inside(index, shape.at(index))) : whole;
}

/** What only one of two sets has; where that is one block on each side, what has changed in it. */
function changedSet(
  before: MaskedValue,
  after: MaskedValue,
  shape: Shape,
  path: ValueChange["path"],
): readonly ValueChange[] {
  const [was, is] = [before.value as readonly unknown[], after.value as readonly unknown[]];
  const gone = was.filter((one) => !is.some((other) => isSame(one, other)));
  const come = is.filter((one) => !was.some((other) => isSame(one, other)));
  if (gone.length === 0 && come.length === 0) return [];
  const [from, to] = [was.indexOf(gone[0]), is.indexOf(come[0])];
  if (gone.length === 1 && come.length === 1 && isMap(gone[0]) && isMap(come[0])) {
    const [one, other] = [memberOf(before, was, from), memberOf(after, is, to)];
    return changedValues(one, other, shape.at(to), [...path, to]);
  }
  return [{ path, ...bothShown(before, after, gone, come) }];
}

/** A change as it is shown: of a secret only that there was one, of nothing that there was nothing. */
function bothShown(
  before: MaskedValue,
  after: MaskedValue,
  was: unknown,
  is: unknown,
): Pick<ValueChange, "before" | "after"> {
  const isSecret = hasTrue(before.sensitive) || hasTrue(after.sensitive);
  const showing = (value: unknown): Shown => {
    if (value === undefined || value === null) return ABSENT;
    return isSecret ? { kind: "sensitive" } : shown(value);
  };
  return { before: showing(was), after: showing(is) };
}

function memberOf({ sensitive }: MaskedValue, value: unknown, step: string | number): MaskedValue {
  return { value: partOf(value, step), sensitive: partOf(sensitive, step) };
}

function partOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that a text has as JSON, where both sides are such texts. */
function parsed(text: unknown, other: unknown): unknown {
  const [one, two] = [jsonIn(text), jsonIn(other)];
  return one === undefined || two === undefined ? text : one;
}

function jsonIn(text: unknown): unknown {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether two values are one to a provider, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === "" || value === false) return null;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  const entries = Object.entries(value)
    .map(([key, member]) => [key, plain(member)] as const)
    .filter(([, member]) => member !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
