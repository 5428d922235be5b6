import { isDeepStrictEqual } from "node:util";
import { OUTPUT_KEY } from "@strata/contract";
import { isPlainMap } from "@strata/values";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import { valueText } from "../yaml/value-text";

/** A setting in which two environments differ. */
export interface DiffRow {
  /** Dotted path of a scalar, list or empty map, for example `network.cidr`. */
  readonly path: string;
  /** Undefined where the first has no such setting. */
  readonly a: unknown;
  /** Undefined where the second has no such setting. */
  readonly b: unknown;
}

/**
 * Compares effective settings, defaults included, by path. Lists are compared as a whole, since they replace
 * each other.
 */
export function diff(a: LoadedEnvironment, b: LoadedEnvironment): readonly DiffRow[] {
  const left = new Map(leaves(a.values, []));
  const right = new Map(leaves(b.values, []));
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((path) => ({ path, a: left.get(path), b: right.get(path) }))
    .filter((row) => !isDeepStrictEqual(row.a, row.b))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The rows as lines for a terminal: three for each, path, first and second. */
export function renderDiff(rows: readonly DiffRow[]): readonly string[] {
  return rows.flatMap(({ path, a, b }) => [path, `  - ${valueText(a)}`, `  + ${valueText(b)}`]);
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, unknown])[] {
  const isBranch = isPlainMap(value) && Object.keys(value).length > 0 && !Object.hasOwn(value, OUTPUT_KEY);
  return isBranch
    ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
    : [[path.join("."), value]];
}
