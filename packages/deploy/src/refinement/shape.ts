/** What the schema of a provider says of a value: which lists in the JSON of a plan are sets, without an order. */
export interface Shape {
  readonly isSet: boolean;
  /** The part at a key, or at a position. */
  at(step: string | number): Shape;
}

/** A value of which no schema says anything: its lists have an order. */
export const ORDERED: Shape = { isSet: false, at: () => ORDERED };

/** What `terraform providers schema -json` prints, as far as it is read. */
export interface ProviderSchemas {
  readonly provider_schemas?: Readonly<
    Record<string, { readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>> }>
  >;
}

/** A block of a schema: its attributes, and the blocks in it. */
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<
    Record<string, { readonly nesting_mode: string; readonly block: BlockSchema }>
  >;
}

/** An attribute of a schema. Optional and computed: a provider gives the value where the configuration does not. */
export interface AttributeSchema {
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly type?: TypeJson;
  readonly nested_type?: BlockSchema & { readonly nesting_mode: string };
}

/** A type: `"string"`, `["set", "string"]`, `["object", { name: "string" }]`. */
type TypeJson = string | readonly [string, TypeJson | Readonly<Record<string, TypeJson>>];

/** The shape of a resource's values, from the schemas of its providers. */
export function shapeOf(schemas: ProviderSchemas, type: string): Shape {
  const block = blockOf(schemas, type);
  return block === undefined ? ORDERED : ofBlock(block);
}

/** The schema of a resource type; undefined where no provider has it. */
export function blockOf({ provider_schemas = {} }: ProviderSchemas, type: string): BlockSchema | undefined {
  return Object.values(provider_schemas).flatMap(({ resource_schemas = {} }) =>
    Object.hasOwn(resource_schemas, type) ? [resource_schemas[type]] : [],
  )[0]?.block;
}

function ofBlock({ attributes = {}, block_types = {} }: BlockSchema): Shape {
  return {
    isSet: false,
    at: (step) => {
      const attribute = attributes[step];
      if (attribute?.nested_type !== undefined)
        return nested(attribute.nested_type.nesting_mode, attribute.nested_type);
      if (attribute !== undefined) return ofType(attribute.type ?? "dynamic");
      const block = block_types[step];
      return block === undefined ? ORDERED : nested(block.nesting_mode, block.block);
    },
  };
}

/** Blocks, or objects, that may be there several times. */
function nested(mode: string, block: BlockSchema): Shape {
  const one = ofBlock(block);
  return mode === "single" || mode === "group" ? one : { isSet: mode === "set", at: () => one };
}

function ofType(type: TypeJson): Shape {
  if (typeof type === "string") return ORDERED;
  const [kind, inner] = type;
  if (kind === "object" || kind === "tuple") {
    const members = inner as Readonly<Record<string | number, TypeJson>>;
    return { isSet: false, at: (step) => ofType(members[step] ?? "dynamic") };
  }
  return { isSet: kind === "set", at: () => ofType(inner as TypeJson) };
}
