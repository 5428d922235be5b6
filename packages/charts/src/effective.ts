import { isPlainMap, valueAt } from "@strata/values";
import type { Count, Switch } from "./facts";

/** Values of a chart, as settings or a release have them. */
export type Values = Readonly<Record<string, unknown>>;

/** What is set at a dotted path. */
export function setAt(values: Values, path: string): unknown {
  return valueAt(values, path.split(".")) ?? undefined;
}

/** Whether a switch is on; all of them, where there are several. */
export function isOn(values: Values, ...switches: readonly Switch[]): boolean {
  return switches.every(({ at, default: own }) => {
    const value = setAt(values, at);
    return value === undefined ? own : value !== false && value !== "" && value !== 0;
  });
}

/** A number, or undefined where a reference or a text stands in its place. */
export function countOf(values: Values, { at, default: own }: Count): number | undefined {
  const [value] = at.map((path) => setAt(values, path)).filter((one) => one !== undefined);
  if (value === undefined) return own;
  return typeof value === "number" ? value : undefined;
}

/** Whether a map is set and holds something. */
export function holdsSomething(values: Values, path: string): boolean {
  const value = setAt(values, path);
  return isPlainMap(value) && Object.keys(value).length > 0;
}
