import { OUTPUT_KEY } from "@strata/contract";
import { z } from "zod";
import { CHANGE_METADATA } from "../changes/change";
import { WAS } from "../changes/renames";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import { existingNames, offeringNames } from "../references/offered-names";
import { REFERENCE_METADATA, referenceOf } from "../references/refers-to";
import { environmentFields } from "./environment-schema";

/** A JSON Schema, draft 2020-12, as far as this file looks into it. */
interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: JsonSchemas;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $defs?: JsonSchemas;
}

type JsonSchemas = Readonly<Record<string, JsonSchema>>;

/** Whether a reference may stand for a scalar or list. */
type References = "allowed" | "refused";

/** Words about a value, which stay outside of the alternatives that a reference adds. */
const ANNOTATIONS = ["description", "title", "default", "deprecated", "examples"];

const REFERENCE: JsonSchema = {
  type: "object",
  description: `An output of an earlier layer, such as { ${OUTPUT_KEY}: data.fileSystems.metrics.id }`,
  properties: { [OUTPUT_KEY]: { type: "string" } },
  required: [OUTPUT_KEY],
  additionalProperties: false,
};

const FORMER_NAME: JsonSchema = {
  type: "string",
  description: "Name under which the entry was deployed, until its new name is applied and recorded",
};

const REMOVAL: JsonSchema = { type: "null", description: "Removes the inherited entry" };

/** The file with everything that the others refer to, so that a new kind changes one file. */
const DEFINITIONS_FILE = "strata.schema.json";

/**
 * JSON Schemas by file name, for editors: `environment.schema.json`, `defaults.schema.json`, `<layer>.schema.json`, and
 * the definitions that they refer to. Every one allows a reference in place of a scalar or list of a layer's settings,
 * and `null` in place of an entry that is inherited. Since any file may inherit the rest, only an environment's `id` is
 * required; entries of a list are complete, since lists replace.
 * @param environments settings by layer, of the environments whose entries editors offer by name
 */
export function jsonSchemas(
  layers: readonly LayerDefinition[],
  environments: readonly Pick<Environment, "settings">[],
): Readonly<Record<string, object>> {
  const fields = Object.entries(environmentFields).map(([name, field]) => {
    return [name, nullable(relax(generated(field, name).schema, "refused"))] as const;
  });
  const properties = Object.fromEntries([
    ...fields,
    ...layers.map(({ name }) => [name, nullable(definedAs(name))] as const),
  ]);
  const top = { type: "object", properties, additionalProperties: false, $defs: { removal: REMOVAL } };
  const definitions = layers.map(({ name, description, settings, kinds }) => {
    const { schema, definitions } = generated(settings, name);
    return { [name]: { description, ...relax(withFormerNames(schema, kinds), "allowed") }, ...definitions };
  });
  return {
    "environment.schema.json": document("An environment", { ...top, required: ["id"] }),
    "defaults.schema.json": document("What the environments below a folder share", top),
    ...Object.fromEntries(
      layers.map(({ name }) => [
        `${name}.schema.json`,
        document(`Settings of the ${name} layer`, definedAs(name)),
      ]),
    ),
    [DEFINITIONS_FILE]: document("Settings of all layers, and the names of the entries of all environments", {
      $defs: Object.assign({}, ...definitions, existingNames(layers, environments), {
        reference: REFERENCE,
        removal: REMOVAL,
      }) as JsonSchemas,
    }),
  };
}

function definedAs(name: string): JsonSchema {
  return { $ref: `${DEFINITIONS_FILE}#/$defs/${name}` };
}

function document(title: string, schema: JsonSchema): JsonSchema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title, ...schema };
}

/** The schema of a value, and the definitions that it refers to, under names that no other schema has. */
function generated(
  schema: z.ZodType,
  name: string,
): { readonly schema: JsonSchema; readonly definitions: JsonSchemas } {
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const reference = referenceOf(zodSchema);
      if (reference !== undefined) Object.assign(jsonSchema, offeringNames(reference));
      Reflect.deleteProperty(jsonSchema, REFERENCE_METADATA);
      Reflect.deleteProperty(jsonSchema, CHANGE_METADATA);
    },
  });
  // References are absolute in a document, and this one becomes a part of several.
  const text = JSON.stringify(json).replaceAll(
    /"\$ref":"#\/\$defs\/(?!names\.)/g,
    `"$ref":"#/$defs/${name}-`,
  );
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text) as JsonSchema;
  const definitions = Object.entries($defs).map(([key, value]) => [
    `${name}-${key}`,
    relax(value, "allowed"),
  ]);
  return { schema: rest, definitions: Object.fromEntries(definitions) };
}

/** The schema of a layer whose entries may say what they were called before: no schema of an entry knows that. */
function withFormerNames(schema: JsonSchema, kinds: LayerDefinition["kinds"] = []): JsonSchema {
  const named = kinds.filter(({ isEntries = true }) => isEntries).map(({ key }) => key);
  const properties = Object.entries(schema.properties ?? {}).map(([key, map]) => {
    const { additionalProperties: entry } = map;
    const isNamed = named.includes(key) && typeof entry === "object";
    return [key, isNamed ? { ...map, additionalProperties: withFormerName(entry) } : map] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function withFormerName(entry: JsonSchema): JsonSchema {
  const { properties, anyOf, oneOf } = entry;
  return {
    ...entry,
    ...(properties && { properties: { ...properties, [WAS]: FORMER_NAME } }),
    ...(anyOf && { anyOf: anyOf.map(withFormerName) }),
    ...(oneOf && { oneOf: oneOf.map(withFormerName) }),
  };
}

/** A schema for a part of the settings: nothing is required, entries may be removed. */
function relax(schema: JsonSchema, references: References): JsonSchema {
  const { required: _, ...rest } = schema;
  const deeper = (child: JsonSchema): JsonSchema => relax(child, references);
  const relaxed: JsonSchema = {
    ...rest,
    ...(schema.properties && {
      properties: mapValues(schema.properties, (child) => nullable(deeper(child))),
    }),
    ...(typeof schema.additionalProperties === "object" && {
      additionalProperties: nullable(deeper(schema.additionalProperties)),
    }),
    ...Object.fromEntries(
      // Options of oneOf overlap once nothing is required, so that any may match.
      (["anyOf", "oneOf"] as const).flatMap((keyword) => {
        const options = schema[keyword];
        return options === undefined ? [] : [["anyOf", options.map(deeper)]];
      }),
    ),
    ...(schema.allOf && { allOf: schema.allOf.map(deeper) }),
  };
  const { oneOf: __, ...result } = relaxed;
  return references === "allowed" && isScalarOrList(schema) ? orReference(withListEntries(result)) : result;
}

/** Entries of a list keep what they require, and may be references or contain them. */
function withListEntries(schema: JsonSchema): JsonSchema {
  const { items } = schema;
  return typeof items === "object" && items !== null
    ? { ...schema, items: complete(items as JsonSchema) }
    : schema;
}

function complete(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = {
    ...schema,
    ...(schema.properties && { properties: mapValues(schema.properties, complete) }),
    ...(typeof schema.additionalProperties === "object" && {
      additionalProperties: complete(schema.additionalProperties),
    }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(complete) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map(complete) }),
  };
  return isScalarOrList(schema) ? orReference(withListEntries(result)) : result;
}

function isScalarOrList(schema: JsonSchema): boolean {
  const { type } = schema;
  return (
    (type !== undefined && type !== "object" && type !== "null") || "enum" in schema || "const" in schema
  );
}

function orReference(schema: JsonSchema): JsonSchema {
  return alternatives(schema, "reference");
}

/** Nothing to add where anything may stand. */
function nullable(schema: JsonSchema): JsonSchema {
  const isFree = Object.keys(schema).every((keyword) => ANNOTATIONS.includes(keyword));
  return isFree ? schema : alternatives(schema, "removal");
}

function alternatives(schema: JsonSchema, other: "reference" | "removal"): JsonSchema {
  const words = Object.entries(schema).filter(([keyword]) => ANNOTATIONS.includes(keyword));
  const rest = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.includes(keyword)),
  );
  const isUnion = Object.keys(rest).length === 1 && rest.anyOf !== undefined;
  const options = isUnion ? (rest.anyOf as readonly JsonSchema[]) : [rest];
  return { ...Object.fromEntries(words), anyOf: [...options, { $ref: `#/$defs/${other}` }] };
}

function mapValues(values: JsonSchemas, change: (value: JsonSchema) => JsonSchema): JsonSchemas {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
