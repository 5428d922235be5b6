/**
 * Terraform's own JSON form of a type constraint, as the plugin protocol carries it: `"string"`,
 * `["list","string"]`, `["object",{"name":"string"}]`. `"dynamic"` takes any value.
 */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", AttributeType]
  | readonly ["object", Readonly<Record<string, AttributeType>>];

/**
 * Who gives an attribute its value. `required`: the configuration. `optional`: the configuration or nobody.
 * `defaulted` (Optional and Computed in the protocol): the configuration, else the provider.
 * `computed`: the provider alone, so that a configuration that sets it is refused.
 */
export type AttributeUse = "required" | "optional" | "defaulted" | "computed";

/** A value of a resource. */
export interface Attribute {
  readonly type: AttributeType;
  readonly use: AttributeUse;
}

/** A nested block, and how often it may stand. */
export interface NestedBlock extends Body {
  /** `single`: one object. `list` and `set`: any number of objects. `map`: objects by label. */
  readonly nesting: "single" | "list" | "set" | "map";
  /** 1 where the block is required; the bindings know no other minimum. */
  readonly minItems: 0 | 1;
  /** 1 where the provider allows a single one; absent where the bindings know no limit. */
  readonly maxItems?: 1;
}

/** What may stand in a resource or in a block, by its Terraform name. */
export interface Body {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

/** The schema of a resource, a data source or a provider's configuration. */
export interface ResourceSchema extends Body {
  /** Name as {@link SchemaName} has it. */
  readonly name: SchemaName;
  /** Version of the provider that the bindings were generated from, for example `6.25.0`. */
  readonly providerVersion: string;
}

/**
 * Names a schema the way Terraform addresses do: `aws_vpc`, `data.aws_ssm_parameter`, `provider.aws`.
 */
export type SchemaName = string;

/** Schemas by name. */
export type ProviderSchemas = Readonly<Record<SchemaName, ResourceSchema>>;

/** A {@link SchemaName}, taken apart. */
export interface SchemaId {
  readonly kind: "resource" | "data" | "provider";
  /** Terraform's name of the type, `aws_vpc`; of a provider, `aws`. */
  readonly type: string;
  /** Short name of the provider, `aws`: what stands before the first underscore of the type. */
  readonly provider: string;
}

/** Takes a name apart. Any text has parts; whether such a type exists is for the bindings to say. */
export function parseSchemaName(name: SchemaName): SchemaId {
  const [, prefix, type = name] = /^(data|provider)\.(.*)$/.exec(name) ?? [];
  const provider = type.split("_", 1)[0] ?? type;
  return { kind: prefix === "data" || prefix === "provider" ? prefix : "resource", type, provider };
}
