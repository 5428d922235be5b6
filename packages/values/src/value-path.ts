import { own } from "./own";
/** Keys and indexes from the top of a value to a part of it, for example `["network", "zones", 0]`. */
export type ValuePath = readonly (string | number)[];

/** The part of a plain value below a path, or undefined where there is none. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((at, step) => (hasStep(at, step) ? own(at, step) : undefined), value);
}

/** Whether a dotted path is another one, or leads below it: `data.buckets.logs` is below `data.buckets`. */
export function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

/** A copy with another value at a path that exists; the value itself where the path does not exist. */
export function withValue(value: unknown, path: ValuePath, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return replacement;
  }
  if (!hasStep(value, step)) {
    return value;
  }
  const child = withValue(own(value, step), rest, replacement);
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (index === Number(step) ? child : item))
    : { ...value, [step]: child };
}

/** A copy without the key at a path. */
export function withoutKey(value: unknown, path: ValuePath): unknown {
  const parent = valueAt(value, path.slice(0, -1));
  const key = String(path.at(-1));
  return isPlainMap(parent)
    ? withValue(
        value,
        path.slice(0, -1),
        Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)),
      )
    : value;
}

/** Whether a value is a map of settings rather than a list or a scalar. */
export function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasStep(value: unknown, step: string | number): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step);
}
