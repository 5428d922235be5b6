import {
  classFields,
  type Declarations,
  declarationsOf,
  emittedIn,
  type Field,
  structFields,
} from "./binding-source";
import { HAND_WRITTEN_BLOCKS } from "./hand-written-blocks";
import {
  type Attribute,
  type AttributeType,
  type Body,
  type NestedBlock,
  parseSchemaName,
  type ResourceSchema,
  type SchemaName,
} from "./resource-schema";

/** The base class of each kind of binding. */
const BASES = {
  resource: "TerraformResource",
  data: "TerraformDataSource",
  provider: "TerraformProvider",
} as const;

/** Terraform types by the word that begins the generator's storage type. */
const SCALARS: Readonly<Record<string, AttributeType>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  any: "dynamic",
};

/** Types of attributes that only the provider sets, by the expression that their getter returns. */
const READS: readonly { readonly read: RegExp; readonly type: AttributeType }[] = [
  { read: /^this\.getStringAttribute\('\w+'\)$/, type: "string" },
  { read: /^this\.getNumberAttribute\('\w+'\)$/, type: "number" },
  { read: /^this\.getBooleanAttribute\('\w+'\)$/, type: "bool" },
  { read: /^this\.getListAttribute\('\w+'\)$/, type: ["list", "string"] },
  { read: /^this\.getNumberListAttribute\('\w+'\)$/, type: ["list", "number"] },
  // `tolist` is how the generator makes a set readable by index.
  { read: /^cdktf\.Fn\.tolist\(this\.getListAttribute\('\w+'\)\)$/, type: ["set", "string"] },
  {
    read: /^cdktf\.Token\.asNumberList\(cdktf\.Fn\.tolist\(this\.getNumberListAttribute\('\w+'\)\)\)$/,
    type: ["set", "number"],
  },
  { read: /^this\.getStringMapAttribute\('\w+'\)$/, type: ["map", "string"] },
  { read: /^this\.getNumberMapAttribute\('\w+'\)$/, type: ["map", "number"] },
  { read: /^this\.getBooleanMapAttribute\('\w+'\)$/, type: ["map", "bool"] },
  // Terraform refuses a map of differing types, so a map of anything is served as anything.
  { read: /^this\.getAnyMapAttribute\('\w+'\)$/, type: "dynamic" },
  { read: /^this\.interpolationForAttribute\('\w+'\)$/, type: "dynamic" },
];

/** cdktf's own classes for maps that only the provider sets. */
const MAP_CLASSES: Readonly<Record<string, AttributeType>> = {
  "cdktf.StringMap": ["map", "string"],
  "cdktf.NumberMap": ["map", "number"],
  "cdktf.BooleanMap": ["map", "bool"],
};

/**
 * Reads the schema of one type out of the original TypeScript of its bindings.
 * @throws {Error} when the source is of another type, or when the bindings do not say what an attribute is: all
 *   such attributes in one message, a line each
 */
export function readSchema(name: SchemaName, source: string): ResourceSchema {
  const { kind, type } = parseSchemaName(name);
  const declarations = declarationsOf(source);
  const root =
    [...declarations.values()].find((text) => text.includes(` extends cdktf.${BASES[kind]} {`)) ?? "";
  const [, found] = /super\(scope, id, \{\s+terraformResourceType: '(\w+)'/.exec(root) ?? [];
  const [, providerVersion] = /\n +providerVersion: '([^']+)'/.exec(root) ?? [];
  if (found !== type || providerVersion === undefined) {
    throw new Error(
      `${name}: expected bindings with terraformResourceType '${type}', got ${found ?? "none"}`,
    );
  }
  const fields = classFields(root, emittedIn(root));
  const reading: Reading = { name, declarations, faults: [] };
  // `alias` is Terraform's own argument of every provider block.
  const body = bodyOf(
    reading,
    kind === "provider" ? fields.filter((field) => field.name !== "alias") : fields,
    [],
  );
  if (reading.faults.length > 0) throw new Error(reading.faults.join("\n"));
  return { name, providerVersion, ...body };
}

/** What the functions below share while they read one type. */
interface Reading {
  readonly name: SchemaName;
  readonly declarations: Declarations;
  /** Collects the message of each attribute that cannot be resolved. */
  readonly faults: string[];
}

function bodyOf(reading: Reading, fields: readonly Field[], path: readonly string[]): Body {
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const field of fields) {
    const at = [...path, field.name];
    const block = HAND_WRITTEN_BLOCKS[`${reading.name}: ${at.join(".")}`] ?? blockOf(reading, field, at);
    if (block !== undefined) {
      blocks[field.name] = block;
    } else if (field.use === "unknown") {
      unresolved(reading, at, "an attribute whose comment says who sets it");
    } else {
      attributes[field.name] = { type: typeOf(reading, field, at), use: field.use };
    }
  }
  return { attributes, blocks };
}

/**
 * The field as a nested block, or undefined where it is an attribute. Blocks are never computed, so a nested
 * struct that is, is an attribute with an object type, even where HCL lets it be written as a block.
 */
function blockOf(reading: Reading, field: Field, path: readonly string[]): NestedBlock | undefined {
  const { emitted, use, nestedClass } = field;
  const struct = emitted === undefined ? undefined : writtenStruct(emitted.value);
  if (emitted === undefined || struct === undefined || (use !== "optional" && use !== "required"))
    return undefined;
  const repeats = /^cdktf\.(list|hash)Mapper/.test(emitted.value);
  // A provider's nested structs have no class to agree with.
  if (nestedClass !== undefined && repeats === nestedClass.endsWith("OutputReference")) {
    unresolved(reading, path, `a nested block whose class ${nestedClass} agrees with ${emitted.value}`);
  }
  const nesting =
    emitted.shape === "struct" ? "single" : emitted.shape === "simple" ? undefined : emitted.shape;
  if (nesting === undefined) {
    unresolved(reading, path, `a nested block that is a list, a set, a map or a struct`);
    return undefined;
  }
  return {
    nesting,
    minItems: use === "required" ? 1 : 0,
    ...(!repeats && nesting !== "single" ? { maxItems: 1 as const } : {}),
    ...bodyOf(reading, structFields(reading.declarations, struct), path),
  };
}

function typeOf(reading: Reading, field: Field, path: readonly string[]): AttributeType {
  const { emitted, read, nestedClass, wraps } = field;
  const mapType = MAP_CLASSES[nestedClass ?? ""];
  if (mapType !== undefined && emitted === undefined) return mapType;
  const struct = emitted === undefined ? undefined : writtenStruct(emitted.value);
  if (nestedClass !== undefined && mapType === undefined) {
    const [, item = "", form] = /^(\w+?)(OutputReference|List|Map)$/.exec(nestedClass) ?? [];
    const object = objectOf(reading, struct ?? item, path);
    if (form === "Map") return ["map", object];
    if (form === "List") return [wraps ?? "list", object];
    if (emitted === undefined || emitted.shape === "struct") return object;
    if (emitted.shape === "list" || emitted.shape === "set") return [emitted.shape, object];
  }
  const type =
    emitted === undefined
      ? field.use === "computed" && READS.find((rule) => rule.read.test(read ?? ""))?.type
      : storedType(emitted.storage, emitted.shape);
  if (type) return type;
  const what = emitted === undefined ? `read by ${read}` : `stored as ${emitted.shape} of ${emitted.storage}`;
  unresolved(reading, path, `an attribute of a known type, got one ${what}`);
  return "dynamic";
}

function objectOf(reading: Reading, struct: string, path: readonly string[]): AttributeType {
  const fields = structFields(reading.declarations, struct);
  if (fields.length === 0 && !reading.declarations.has(`interface ${struct}`)) {
    unresolved(reading, path, `a declaration of ${struct}`);
  }
  return [
    "object",
    Object.fromEntries(fields.map((field) => [field.name, typeOf(reading, field, [...path, field.name])])),
  ];
}

/** `stringMapList` is a list of maps of strings: each word wraps what stands before it. */
function storedType(storage: string, shape: string): AttributeType | undefined {
  const [, scalar = "", wrappers = ""] = /^([a-z]+)((?:List|Map)*)$/.exec(storage) ?? [];
  const words = [...wrappers.matchAll(/List|Map/g)].map(([word]) => (word === "List" ? "list" : "map"));
  const base = SCALARS[scalar];
  const outermost = words.at(-1) ?? "simple";
  if (base === undefined || outermost !== (shape === "set" ? "list" : shape)) return undefined;
  if (base === "dynamic") return "dynamic";
  const type = words.reduce<AttributeType>((inner, word) => [word, inner], base);
  if (shape !== "set" || typeof type === "string" || type[0] === "object") return type;
  return ["set", type[1]];
}

/** The struct whose writer an expression calls, or undefined where it calls one of cdktf's. */
function writtenStruct(value: string): string | undefined {
  const [, writer] = /(?<![\w.])(\w+)ToHclTerraform/.exec(value) ?? [];
  return writer === undefined ? undefined : writer.charAt(0).toUpperCase() + writer.slice(1);
}

function unresolved(reading: Reading, path: readonly string[], expected: string): void {
  reading.faults.push(
    `${reading.name}: ${path.join(".")}: expected ${expected}; the reader needs a rule for this version of the bindings`,
  );
}
