import { childSchemas, unwrapped } from "@strata/config/schema/schema-shape";
import { isPlainMap, type ValuePath, valueAt, withoutKey, withValue } from "@strata/values";
import type { z } from "zod";

/** Settings in the shape of an `environment.yaml`, or a part of them. */
export type Settings = Readonly<Record<string, unknown>>;

/** A setting that has a value. */
export interface Place {
  /** The setting, with `*` for names of entries and indexes: `data.caches.*.snapshotWindow`. */
  readonly setting: string;
  readonly path: ValuePath;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** One setting with another value, or without one. */
export interface SingleChange {
  readonly setting: string;
  /** What is done to it: `removed`, `emptied`, or the value that it gets. */
  readonly change: string;
  /** The settings with it: first all places of the setting at once, then one at a time. */
  readonly tries: readonly Settings[];
}

/** Every place below one that has a value. */
export function placesBelow({ schema, value, path, setting }: Place): readonly Place[] {
  return unwrapped(schema, value).flatMap((candidate) =>
    childSchemas(candidate).flatMap(({ step, schema: child }) => {
      const steps = step === undefined ? stepsOf(value) : [step];
      const places = steps.map((at) => ({
        setting: `${setting}.${step ?? "*"}`,
        path: [...path, at],
        schema: child,
        value: valueAt(value, [at]),
      }));
      return places
        .filter((place) => place.value !== undefined)
        .flatMap((place) => [place, ...placesBelow(place)]);
    }),
  );
}

/** Everything that can be done to each setting of a layer: it is taken out, emptied, or gets another value. */
export function singleChanges(settings: Settings, layer: string, schema: z.ZodType): readonly SingleChange[] {
  const top = { setting: layer, path: [layer], schema, value: settings[layer] };
  const bySetting = new Map<string, readonly Place[]>();
  for (const place of placesBelow(top)) {
    bySetting.set(place.setting, [...(bySetting.get(place.setting) ?? []), place]);
  }
  return [...bySetting].flatMap(([setting, places]) => {
    const edits = places.flatMap((place) => editsOf(place, places));
    const changes = [...new Set(edits.map(({ change }) => change))];
    return changes.map((change) => {
      const mine = edits.filter((edit) => edit.change === change);
      const at = (some: readonly Edit[]): Settings => some.reduce((from, { apply }) => apply(from), settings);
      return {
        setting,
        change,
        tries: mine.length === 1 ? [at(mine)] : [mine, ...mine.map((edit) => [edit])].map(at),
      };
    });
  });
}

/** A change at one place. */
interface Edit {
  readonly change: string;
  readonly apply: (settings: Settings) => Settings;
}

/**
 * What can be done at a place. An entry of a map or of a list goes when that is emptied, so only settings are removed
 * by themselves. Other forms of a map are those that it has elsewhere.
 */
function editsOf({ setting, path, schema, value }: Place, places: readonly Place[]): readonly Edit[] {
  const becomes = (change: string, other: unknown): Edit => ({
    change,
    apply: (settings) => withValue(settings, path, other) as Settings,
  });
  const removed = {
    change: "removed",
    apply: (settings: Settings) => withoutKey(settings, path) as Settings,
  };
  const forms = places.flatMap(({ path: where, value: other }) =>
    other === value || !isPlainMap(value) || !isPlainMap(other)
      ? []
      : [
          becomes(`as ${where.join(".")}`, other),
          becomes(`in the form of ${where.join(".")}`, inFormOf(schema, value, other)),
        ],
  );
  return [
    ...(setting.endsWith(".*") ? [] : [removed]),
    ...(stepsOf(value).length === 0 ? [] : [becomes("emptied", Array.isArray(value) ? [] : {})]),
    ...optionsOf(schema).flatMap((option) =>
      option === value ? [] : [becomes(JSON.stringify(option), option)],
    ),
    ...forms,
  ];
}

/** A map with the keys of another one, and its choices; what else both have it keeps. */
function inFormOf(schema: z.ZodType, value: Settings, other: Settings): Settings {
  const children = unwrapped(schema, other).flatMap(childSchemas);
  const choices = children.filter(({ schema: child }) => isListed(child)).map(({ step }) => step);
  return Object.fromEntries(
    Object.entries(other).map(([key, of]) => [key, choices.includes(key) ? of : (value[key] ?? of)]),
  );
}

/** The values of a setting that has just a few. */
function optionsOf(schema: z.ZodType): readonly unknown[] {
  return unwrapped(schema, undefined).flatMap((candidate) => {
    const { type, values, entries } = candidate._zod.def as Options;
    if (type === "boolean") return [true, false];
    return type === "literal" ? (values ?? []) : type === "enum" ? Object.values(entries ?? {}) : [];
  });
}

/** The part of a zod definition that lists values. */
interface Options {
  readonly type: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** Whether a setting has just a few values, so that each of them is tried. */
export function isListed(schema: z.ZodType): boolean {
  return optionsOf(schema).length > 0;
}

function stepsOf(value: unknown): readonly (string | number)[] {
  return Array.isArray(value) ? [...value.keys()] : isPlainMap(value) ? Object.keys(value) : [];
}
