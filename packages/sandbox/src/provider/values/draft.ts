import type { AttributeType, Body } from "@strata/provider-schema";
import type { CloudObject } from "../cloud/cloud-object";
import type { CloudStore } from "../cloud/cloud-store";
import {
  AnyValue,
  type Fields,
  isFields,
  isList,
  isWhollyKnown,
  Unknown,
  type Value,
} from "../protocol/value";
import { type Alphabet, digest } from "./digest";
import type { Draft, Fallback, Recipe, Recipes } from "./recipe";

/** What it takes to give a planned resource the values that it does not have yet. */
export interface DraftOptions {
  readonly schema: Body;
  readonly planned: Fields;
  readonly recipes: Recipes;
  readonly fallback: Fallback;
  /** What ids are made of: seed, type, configuration, ordinal. */
  readonly identity: string;
  readonly account: string;
  readonly region: string;
  readonly store: CloudStore;
}

/** The resource with every unknown value made. */
export function completed(options: DraftOptions): Fields {
  return new ResourceDraft(options).completed();
}

const PLACEHOLDER = /\{(?:(hex|digits|lower|upper):(\d+)|(uuid)|(\w+))\}/g;

class ResourceDraft implements Draft {
  readonly region: string;
  readonly account: string;
  private readonly made = new Map<string, Value>();
  private readonly making = new Set<string>();

  constructor(private readonly options: DraftOptions) {
    this.region = options.region;
    this.account = options.account;
  }

  completed(): Fields {
    const { schema } = this.options;
    const attributes = Object.keys(schema.attributes).map((name) => [name, this.get(name)] as const);
    const blocks = Object.keys(schema.blocks).map((name) => [name, this.block(name)] as const);
    return Object.fromEntries([...attributes, ...blocks]);
  }

  get(attribute: string): Value {
    const known = this.made.get(attribute);
    if (known !== undefined) return known;
    if (this.making.has(attribute)) throw new Error(`the recipe of ${attribute} needs itself`);
    this.making.add(attribute);
    const type = this.options.schema.attributes[attribute]?.type;
    const planned = this.options.planned[attribute] ?? null;
    const value = type === undefined ? planned : this.attribute(planned, type, [attribute]);
    this.making.delete(attribute);
    this.made.set(attribute, value);
    return value;
  }

  has(attribute: string): boolean {
    return Object.hasOwn(this.options.schema.attributes, attribute);
  }

  text(attribute: string): string {
    const value = this.get(attribute);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  digest(label: string, alphabet: Alphabet, length: number): string {
    return digest(`${this.options.identity}/${label}`, alphabet, length);
  }

  fill(template: string, label: string): string {
    return template.replace(PLACEHOLDER, (_, alphabet: Alphabet | undefined, length, uuid, name: string) => {
      if (alphabet !== undefined) return this.digest(label, alphabet, Number(length));
      if (uuid !== undefined) return this.digest(label, "uuid", 36);
      if (name === "region") return this.region;
      if (name === "account") return this.account;
      return this.text(name);
    });
  }

  existing(type: string): readonly CloudObject[] {
    return this.options.store.ofType(type);
  }

  find(type: string, attribute: string, value: Value): Fields | undefined {
    return this.existing(type).find(({ state }) => state[attribute] === value)?.state;
  }

  private attribute(value: Value, type: AttributeType, path: readonly string[]): Value {
    if (value instanceof Unknown) return this.make(type, path);
    // What was planned in part is made as a whole where there is a recipe for the whole.
    if (path.length === 1 && this.recipeAt(path) !== undefined && !isWhollyKnown(value))
      return this.make(type, path);
    if (value instanceof AnyValue) {
      return new AnyValue(value.type, this.attribute(value.value, value.type as AttributeType, path));
    }
    if (typeof type === "string" || value === null) return value;
    const [form, inner] = type;
    if (isList(value) && form !== "object") {
      return value.map((item, index) => this.attribute(item, inner, [...path, String(index)]));
    }
    if (!isFields(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        this.attribute(member, form === "object" ? (inner[name] ?? "string") : inner, [...path, name]),
      ]),
    );
  }

  private block(name: string): Value {
    const value = this.options.planned[name] ?? null;
    const block = this.options.schema.blocks[name];
    if (block === undefined) return value;
    if (value instanceof Unknown) {
      const recipe = this.options.recipes[name];
      return recipe === undefined ? [] : this.follow(recipe, [name]);
    }
    return this.elements(value, block, [name]);
  }

  private elements(value: Value, body: Body & { readonly nesting?: string }, path: readonly string[]): Value {
    if (isList(value)) return value.map((item, index) => this.body(item, body, [...path, String(index)]));
    if (body.nesting === "map" && isFields(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.body(item, body, [...path, key])]),
      );
    }
    return this.body(value, body, path);
  }

  private body(value: Value, body: Body, path: readonly string[]): Value {
    if (!isFields(value)) return value;
    const attributes = Object.entries(body.attributes).map(
      ([name, { type }]) => [name, this.attribute(value[name] ?? null, type, [...path, name])] as const,
    );
    const blocks = Object.entries(body.blocks).map(
      ([name, block]) => [name, this.elements(value[name] ?? null, block, [...path, name])] as const,
    );
    return Object.fromEntries([...attributes, ...blocks]);
  }

  private make(type: AttributeType, path: readonly string[]): Value {
    const recipe = this.recipeAt(path);
    return recipe === undefined ? this.options.fallback(path, type, this) : this.follow(recipe, path);
  }

  private recipeAt(path: readonly string[]): Recipe | undefined {
    return this.options.recipes[path.filter((step) => !/^\d+$/.test(step)).join(".")];
  }

  private follow(recipe: Recipe, path: readonly string[]): Value {
    return typeof recipe === "string" ? this.fill(recipe, path.join(".")) : recipe(this);
  }
}
