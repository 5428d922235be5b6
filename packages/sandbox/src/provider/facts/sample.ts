import type { AttributeType } from "@strata/provider-schema";
import type { Fields, Value } from "../protocol/value";
import type { WireBlock } from "./real-provider";

/** Deeper blocks are left out. */
const DEPTH = 4;

/** Of a type with more attributes than this, such as the rules of WAF, only the upper blocks are asked about. */
const MANY = 400;
const DEPTH_OF_MANY = 1;

/** A copy of a block without what is too deep to ask about. */
export function pruned(block: WireBlock): WireBlock {
  const whole = cut(block, DEPTH);
  return leavesOf(whole).length > MANY ? cut(whole, DEPTH_OF_MANY) : whole;
}

function cut(block: WireBlock, depth: number): WireBlock {
  const kept = block.block_types.filter(({ type_name }) => depth > 0 && type_name !== "timeouts");
  return {
    attributes: block.attributes,
    block_types: kept.map((nested) => ({ ...nested, block: cut(nested.block, depth - 1) })),
  };
}

/** A settable place in a resource: its path from the root, and how to give it another value. */
export interface Leaf {
  /** Names from the root; blocks have one element each, so positions are left out. */
  readonly path: readonly string[];
  readonly type: AttributeType;
}

/** Which values a sample gives. `first` and `second` differ in every place. */
export type Variant = "first" | "second";

/** A value of a type. */
export function sampleOf(type: AttributeType, variant: Variant): Value {
  if (type === "string") return variant === "first" ? "a" : "b";
  if (type === "number") return variant === "first" ? 1 : 2;
  if (type === "bool") return variant === "first";
  if (type === "dynamic") return null;
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [name, sampleOf(inner, variant)]),
    );
  }
  const inner = sampleOf(type[1], variant);
  return type[0] === "map" ? { a: inner } : [inner];
}

/** What a sample holds: `required` attributes only or `all` settable ones, and whether `computed` ones too. */
export interface SampleOptions {
  readonly attributes: "none" | "required" | "all" | "all and computed";
  readonly blocks: "none" | "one of each";
}

/** A body with sample values; everything else is null or empty. */
export function sampleBody(block: WireBlock, options: SampleOptions, asked: WireBlock = block): Fields {
  const attributes = block.attributes.map((attribute) => {
    const wanted =
      options.attributes === "all and computed" ||
      (attribute.required && options.attributes !== "none") ||
      (attribute.optional && options.attributes === "all");
    return [
      attribute.name,
      wanted && !attribute.write_only ? sampleOf(typeOf(attribute.type), "first") : null,
    ] as const;
  });
  const blocks = block.block_types.map(({ type_name: name, block: inner, nesting }) => {
    const single = nesting === 1 || nesting === 5;
    const wanted = asked.block_types.find(({ type_name }) => type_name === name);
    if (options.blocks === "none" || wanted === undefined) {
      return [name, single ? null : nesting === 4 ? {} : []] as const;
    }
    const element = sampleBody(inner, options, wanted.block);
    return [name, single ? element : nesting === 4 ? { a: element } : [element]] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

/** Every settable attribute of a body and of its blocks. */
export function leavesOf(block: WireBlock, path: readonly string[] = []): readonly Leaf[] {
  return [
    ...block.attributes
      .filter(({ optional, required, write_only }) => (optional || required) && !write_only)
      .map(({ name, type }) => ({ path: [...path, name], type: typeOf(type) })),
    ...block.block_types.flatMap(({ type_name, block: inner }) => leavesOf(inner, [...path, type_name])),
  ];
}

/** Every nested block, by path. */
export function blockPathsOf(block: WireBlock, path: readonly string[] = []): readonly (readonly string[])[] {
  return block.block_types.flatMap(({ type_name, block: inner }) => [
    [...path, type_name],
    ...blockPathsOf(inner, [...path, type_name]),
  ]);
}

/** A copy of a body in which the place at a path has another value, in the first element of each list on the way. */
export function withValueAt(body: Value, [step, ...rest]: readonly string[], value: Value): Value {
  if (step === undefined) return value;
  if (Array.isArray(body)) {
    return body.map((item: Value, index) => (index === 0 ? withValueAt(item, [step, ...rest], value) : item));
  }
  const fields = body as Fields;
  return { ...fields, [step]: withValueAt(fields[step] ?? null, rest, value) };
}

/** The value at a path, through the first element of each list; undefined where there is none. */
export function valueAt(body: Value, [step, ...rest]: readonly string[]): Value | undefined {
  if (Array.isArray(body))
    return body.length === 0
      ? undefined
      : valueAt(body[0] as Value, step === undefined ? [] : [step, ...rest]);
  if (step === undefined) return body;
  if (typeof body !== "object" || body === null) return undefined;
  const next = (body as Fields)[step];
  return next === undefined ? undefined : rest.length === 0 ? next : valueAt(next, rest);
}

function typeOf(bytes: Buffer): AttributeType {
  return JSON.parse(bytes.toString()) as AttributeType;
}
