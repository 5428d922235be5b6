import { isOutputReference } from "@strata/contract";
import { isPlainMap, own } from "@strata/values";
import type { z } from "zod";
import { childSchemas, unwrapped } from "../schema/schema-shape";
import type { SettingPath } from "../yaml/setting-path";
import { type Reference, referenceOf } from "./refers-to";

/** A reference as it stands in settings. */
export interface ReferenceUse {
  readonly path: SettingPath;
  /** `key` where the key of an entry is the name, as in `peers: { services: … }`. */
  readonly place: "key" | "value";
  readonly reference: Reference;
  /** The name; of a value that is no text, such as an `$output`, that value. */
  readonly name: unknown;
}

/** A reference as a schema declares it. */
export interface DeclaredReference {
  /** Dotted path with `*` for the names of entries and the indexes of lists, for example `caches.*.tier`. */
  readonly path: string;
  readonly reference: Reference;
}

/** The references in a value that fits its schema, defaults included. */
export function* referencesIn(
  schema: z.ZodType,
  value: unknown,
  path: SettingPath = [],
): Generator<ReferenceUse> {
  if (value === undefined) return;
  for (const candidate of unwrapped(schema, value)) {
    const reference = referenceOf(candidate);
    if (reference !== undefined && (typeof value === "string" || isOutputReference(value))) {
      yield { path, place: "value", reference, name: value };
    }
    for (const { step, schema: child, keys } of childSchemas(candidate)) {
      for (const [key, inner] of step === undefined
        ? membersOf(value)
        : [[step, memberOf(value, step)] as const]) {
        const named = keys === undefined ? undefined : referenceOf(keys);
        if (named !== undefined) yield { path: [...path, key], place: "key", reference: named, name: key };
        yield* referencesIn(child, inner, [...path, key]);
      }
    }
  }
}

/** Every reference that a schema declares, each path once. */
export function declaredReferences(schema: z.ZodType): readonly DeclaredReference[] {
  const found = new Map<string, DeclaredReference>();
  const visit = (at: z.ZodType, path: readonly string[], above: readonly z.ZodType[]): void => {
    // A schema inside itself, such as a nested statement, has declared its references one level up.
    if (above.includes(at)) return;
    for (const candidate of unwrapped(at, undefined)) {
      const reference = referenceOf(candidate);
      if (reference !== undefined) found.set(path.join("."), { path: path.join("."), reference });
      for (const { step = "*", schema: child, keys } of childSchemas(candidate)) {
        const below = [...path, String(step)];
        const named = keys === undefined ? undefined : referenceOf(keys);
        if (named !== undefined) found.set(below.join("."), { path: below.join("."), reference: named });
        visit(child, below, [...above, at]);
      }
    }
  };
  visit(schema, [], []);
  return [...found.values()];
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return isPlainMap(value) ? Object.entries(value) : [];
}

function memberOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isPlainMap(value) && own(value, step);
}
