import { isPlainMap, valueAt } from "@strata/values";
import type { z } from "zod";
import { referenceOf } from "../references/refers-to";
import { childSchemas, withWrappers } from "../schema/schema-shape";
import type { SettingPath } from "../yaml/setting-path";
import { type Change, changesOf } from "./change";

/** A value that cannot be changed freely, as it is now. */
export interface HeldValue {
  readonly path: SettingPath;
  /** What the ledger records of it; undefined where nothing sets it. */
  readonly value: unknown;
  readonly change: Change;
  /** Whether a setting beside it lifts what the rule refuses. */
  readonly isLifted: boolean;
  /** Kinds whose entries the value names, as `<layer>.<kind>`; empty where it names none. */
  readonly kinds: readonly string[];
}

/** A rule as a schema declares it. */
export interface DeclaredChange {
  /** Dotted path with `*` for the names of entries. */
  readonly path: string;
  readonly change: Change;
}

/** The values that a schema holds to rules of change, in a value that fits it, defaults included. */
export function* heldValues(
  schema: z.ZodType,
  value: unknown,
  path: SettingPath = [],
  beside: unknown = undefined,
): Generator<HeldValue> {
  const layers = withWrappers(schema, value);
  const kinds = layers.flatMap((layer) => referenceOf(layer)?.kinds ?? []);
  for (const change of new Set(layers.flatMap(changesOf))) {
    const { as = (plain: unknown) => plain, unless } = change;
    const isLifted = unless !== undefined && valueAt(beside, unless.setting.split(".")) === unless.is;
    yield { path, value: value === undefined ? undefined : as(value), change, isLifted, kinds };
  }
  if (value === undefined) return;
  for (const { step, schema: child } of layers.flatMap(childSchemas)) {
    for (const [key, inner] of step === undefined
      ? membersOf(value)
      : [[step, valueAt(value, [step])] as const]) {
      yield* heldValues(child, inner, [...path, key], value);
    }
  }
}

/** Every rule that a schema declares, each path and rule once. */
export function declaredChanges(schema: z.ZodType): readonly DeclaredChange[] {
  const found = new Map<Change, DeclaredChange[]>();
  const visit = (at: z.ZodType, path: readonly string[], above: readonly z.ZodType[]): void => {
    // A schema inside itself has declared its rules one level up.
    if (above.includes(at)) return;
    for (const candidate of withWrappers(at, undefined)) {
      for (const change of changesOf(candidate)) {
        const known = found.get(change) ?? [];
        const dotted = path.join(".");
        if (!known.some((one) => one.path === dotted))
          found.set(change, [...known, { path: dotted, change }]);
      }
      for (const { step = "*", schema: child } of childSchemas(candidate)) {
        visit(child, [...path, String(step)], [...above, at]);
      }
    }
  };
  visit(schema, [], []);
  return [...found.values()].flat();
}

/** Items of a list have no names by which a change could be told, so only maps have members. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isPlainMap(value) ? Object.entries(value) : [];
}
