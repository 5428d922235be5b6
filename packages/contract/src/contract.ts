/**
 * The type of a field's value, which says how a consumer reads it back. There is none for secret text: a contract
 * carries a secret's ARN.
 */
export type ValueType = "string" | "number" | "boolean" | "strings";

/** One value that a layer promises. */
export interface Field<T extends ValueType = ValueType> {
  readonly type: T;
  /** What the value is, for the reader of `terraform output`. */
  readonly description: string;
  /** A value that AWS could have returned: it stands in where a layer is planned before its upstream exists. */
  readonly example: ValueOf<T>;
  /**
   * Of a list with one element for each zone of its entry: which zones these are. Its example has as many elements as a
   * region has zones, six. Absent for other values.
   */
  readonly zones?: ZonesOf;
}

/**
 * Zone letters of an entry, in the order of its lists, from its settings and those of its layer. They are known before
 * anything exists, so that a consumer can create something in each zone.
 */
export type ZonesOf = (entry: never, layer: never) => readonly string[];

/** The fields of one entry, for instance the id and the ARN of a file system. */
export type Fields = Readonly<Record<string, Field>>;

/**
 * A map of objects by entry name. The names are the keys of the producer's settings at {@link Entries.of},
 * so a consumer's use of a name is checked before Terraform runs.
 */
export interface Entries<F extends Fields = Fields> {
  readonly type: "entries";
  readonly description: string;
  /** Path in the producer's settings whose keys are the entry names, for example `fileSystems`. */
  readonly of: string;
  readonly fields: F;
}

/** Everything that one layer promises to later layers. Names are permanent: add, deprecate, then remove. */
export interface Contract<O extends ContractOutputs = ContractOutputs> {
  readonly layer: string;
  readonly outputs: O;
}

/** The outputs of a contract by their Terraform names (snake_case). */
export type ContractOutputs = Readonly<Record<string, Field | Entries>>;

/** The TypeScript type of a field's value, as published and as consumed. */
export type ValueOf<T extends ValueType> = T extends "string"
  ? string
  : T extends "number"
    ? number
    : T extends "boolean"
      ? boolean
      : readonly string[];

/** What a producer supplies for each output of its contract. */
export type Published<C extends Contract> = {
  readonly [Name in keyof C["outputs"]]: C["outputs"][Name] extends Entries<infer F>
    ? Readonly<Record<string, EntryOf<F>>>
    : C["outputs"][Name] extends Field<infer T>
      ? ValueOf<T>
      : never;
};

/** What a consumer reads: scalars as they are, entries through a look-up that knows which names exist. */
export type Consumed<C extends Contract> = {
  readonly [Name in keyof C["outputs"]]: C["outputs"][Name] extends Entries<infer F>
    ? EntryLookup<F>
    : C["outputs"][Name] extends Field<infer T>
      ? ValueOf<T>
      : never;
};

/** One entry's values. */
export type EntryOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? ValueOf<T> : never;
};

/** Entries of an upstream layer, by name. */
export interface EntryLookup<F extends Fields> {
  /** The names that the upstream layer's settings declare, in their order. */
  readonly names: readonly string[];
  /**
   * The entry's values.
   * @throws {Error} when the upstream layer's settings have no entry of this name; the message lists those they have
   */
  entry(name: string): EntryOf<F>;
  /**
   * The elements of a list that has one for each zone, with the letters of their zones.
   * @throws {Error} when there is no such entry, or its list is not by zone
   */
  byZone(name: string, field: keyof F & string): readonly InZone[];
}

/** A value of one zone. */
export interface InZone {
  /** Letter of the zone, for example `a`. */
  readonly zone: string;
  readonly value: string;
}

/** Names of Terraform outputs and of their fields. */
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Declares the contract of a layer.
 * @throws {Error} when a name is not snake_case, since Terraform output names are the wire format
 */
export function contract<const O extends ContractOutputs>(layer: string, outputs: O): Contract<O> {
  for (const [name, output] of Object.entries(outputs)) {
    const names = output.type === "entries" ? [name, ...Object.keys(output.fields)] : [name];
    const wrong = names.find((candidate) => !NAME.test(candidate));
    if (wrong !== undefined) {
      throw new Error(`contract ${layer}: output name ${JSON.stringify(wrong)}: expected snake_case`);
    }
  }
  return { layer, outputs };
}

/** A string output. */
export function string(description: string, example: string): Field<"string"> {
  return { type: "string", description, example };
}

/** A number output. */
export function number(description: string, example: number): Field<"number"> {
  return { type: "number", description, example };
}

/** A boolean output. */
export function boolean(description: string, example: boolean): Field<"boolean"> {
  return { type: "boolean", description, example };
}

/**
 * A list of strings, such as route table ids, in the order that its description names.
 * @param zones for a list with one element for each zone of its entry: which zones these are
 */
export function strings(description: string, example: readonly string[], zones?: ZonesOf): Field<"strings"> {
  return { type: "strings", description, example, ...(zones === undefined ? {} : { zones }) };
}

/** A map of objects, one for each key of the producer's settings at `of`. */
export function entries<const F extends Fields>(description: string, of: string, fields: F): Entries<F> {
  return { type: "entries", description, of, fields };
}
