import type { AttributeType } from "@strata/provider-schema";
import type { CloudObject } from "../cloud/cloud-object";
import type { Fields, Value } from "../protocol/value";
import type { Alphabet } from "./digest";

/** A resource in the making, as a recipe sees it. */
export interface Draft {
  /** AWS region of the provider that makes it, for example `eu-west-1`. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Value of a root attribute: what the configuration says, or what its own recipe makes. Null where it has none. */
  get(attribute: string): Value;
  /** Whether the type has a root attribute of that name. */
  has(attribute: string): boolean;
  /** Same as {@link Draft.get}, as text; empty where it has none. */
  text(attribute: string): string;
  /** Text that looks random, the same in every run, another one for every label. */
  digest(label: string, alphabet: Alphabet, length: number): string;
  /** Fills the placeholders of a template. */
  fill(template: string, label: string): string;
  /** What exists of a type, to look up what belongs to another resource. */
  existing(type: string): readonly CloudObject[];
  /** The object of a type that an attribute of it names, or undefined. */
  find(type: string, attribute: string, value: Value): Fields | undefined;
}

/**
 * How to make a value that only the provider knows. Text is a template: `{region}`, `{account}`, any root attribute
 * such as `{id}` or `{cluster_name}`, and `{hex:17}`, `{digits:12}`, `{lower:12}`, `{upper:13}`, `{uuid}`.
 */
export type Recipe = string | ((draft: Draft) => Value);

/** Recipes of a type, by dotted path; of a block that the provider fills in, by its name. */
export type Recipes = Readonly<Record<string, Recipe>>;

/** A value where a type has no recipe for it, from its path and type. */
export type Fallback = (path: readonly string[], type: AttributeType, draft: Draft) => Value;
