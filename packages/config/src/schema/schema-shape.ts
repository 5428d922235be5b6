import { isPlainMap, own } from "@strata/values";
import type { z } from "zod";
import type { SettingPath } from "../yaml/setting-path";

/** The part of a zod definition that says what lies below a schema. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: z.ZodType | null;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly in?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** Kinds of schema that stand around others without a level of their own, and what they stand around. */
const WRAPPERS: Readonly<Record<string, (definition: Definition) => readonly (z.ZodType | undefined)[]>> = {
  optional: ({ innerType }) => [innerType],
  nullable: ({ innerType }) => [innerType],
  nonoptional: ({ innerType }) => [innerType],
  default: ({ innerType }) => [innerType],
  prefault: ({ innerType }) => [innerType],
  readonly: ({ innerType }) => [innerType],
  catch: ({ innerType }) => [innerType],
  pipe: (definition) => [definition.in],
  lazy: ({ getter }) => [getter?.()],
  union: ({ options }) => options ?? [],
  intersection: ({ left, right }) => [left, right],
};

/** Kinds of schema that have children, and the schemas of the child at a step. */
const CHILDREN: Readonly<
  Record<string, (definition: Definition, step: string | number) => z.ZodType | undefined>
> = {
  object: ({ shape, catchall }, step) => own(shape, step) ?? catchall,
  record: ({ valueType }) => valueType,
  array: ({ element }, step) => (isIndex(step) ? element : undefined),
  tuple: ({ items, rest }, step) =>
    isIndex(step) ? (items?.[Number(step)] ?? rest ?? undefined) : undefined,
};

/**
 * The schemas that may hold at a path. More than one below a union; of its options, only those whose fixed
 * values (such as `mode: managed`) the given value has. Empty where no setting has this path.
 */
export function schemasAt(schema: z.ZodType, path: SettingPath, value?: unknown): readonly z.ZodType[] {
  const here = unwrapped(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) {
    return here;
  }
  const below =
    isPlainMap(value) || Array.isArray(value)
      ? own(value as Readonly<Record<string, unknown>>, step)
      : undefined;
  return here.flatMap((candidate) => {
    const child = CHILDREN[candidate._zod.def.type]?.(definitionOf(candidate), step);
    if (child === undefined || child._zod.def.type === "never") {
      return isFreeForm(candidate) ? [candidate] : [];
    }
    return schemasAt(child, rest, below);
  });
}

/** A schema inside another, and the step from the value of the one to that of the other. */
export interface ChildSchema {
  /** A key or an index; undefined where each key or index of the value has this schema. */
  readonly step?: string | number;
  readonly schema: z.ZodType;
  /** The schema of the keys, of a map whose keys are free. */
  readonly keys?: z.ZodType;
}

/** The schemas of what a value may hold, one level down. Wrappers and unions have no level: see {@link unwrapped}. */
export function childSchemas(schema: z.ZodType): readonly ChildSchema[] {
  const { shape, keyType, valueType, element, items } = definitionOf(schema);
  return [
    ...Object.entries(shape ?? {}).map(([step, child]) => ({ step, schema: child })),
    ...(valueType === undefined ? [] : [{ schema: valueType, ...(keyType && { keys: keyType }) }]),
    ...(element === undefined ? [] : [{ schema: element }]),
    ...(items ?? []).map((child, step) => ({ step, schema: child })),
  ];
}

/** Keys that these schemas name: those of maps with fixed keys, and of records whose keys are an enumeration. */
export function knownKeys(schemas: readonly z.ZodType[]): readonly string[] {
  const keys = schemas.flatMap((schema) => {
    const { shape, keyType } = definitionOf(schema);
    return shape ? Object.keys(shape) : Object.keys((keyType && definitionOf(keyType).entries) ?? {});
  });
  return [...new Set(keys)];
}

/** Whether anything may stand here, as in a chart's values. */
export function isFreeForm(schema: z.ZodType): boolean {
  return schema._zod.def.type === "unknown" || schema._zod.def.type === "any";
}

/** The schema inside optional, default and alike; each option of a union that the value may mean. */
export function unwrapped(schema: z.ZodType, value: unknown): readonly z.ZodType[] {
  return withWrappers(schema, value).filter(({ _zod }) => !Object.hasOwn(WRAPPERS, _zod.def.type));
}

/** As {@link unwrapped}, with the wrappers and unions themselves, outermost first: each may bear metadata. */
export function withWrappers(schema: z.ZodType, value: unknown): readonly z.ZodType[] {
  const inner = WRAPPERS[schema._zod.def.type]?.(definitionOf(schema)) ?? [];
  return [
    schema,
    ...inner
      .filter((candidate) => candidate !== undefined)
      .filter((candidate) => inner.length === 1 || mayMean(candidate, value))
      .flatMap((candidate) => withWrappers(candidate, value)),
  ];
}

/** False where a literal of the schema's shape differs from the value's. */
function mayMean(schema: z.ZodType, value: unknown): boolean {
  const { shape } = definitionOf(schema);
  if (shape === undefined || !isPlainMap(value)) {
    return true;
  }
  return Object.entries(shape).every(([key, child]) => {
    if (!Object.hasOwn(value, key)) return true;
    // A literal inside a default tells options apart as well as a bare one.
    const [inner] = unwrapped(child, own(value, key));
    const { type, values } = definitionOf(inner ?? child);
    return type !== "literal" || (values ?? []).includes(own(value, key));
  });
}

function isIndex(step: string | number): boolean {
  return /^\d+$/.test(String(step));
}

/** zod's definition, as far as this file reads it. */
function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}
