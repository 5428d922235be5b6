export {
  type BindingPackage,
  bindingFolder,
  bindingSource,
  boundNames,
  findBindingPackage,
} from "./bindings";
export { checkTemplate, formatProblem, type SchemaProblem } from "./check";
export { providerSchemas, type SchemaRequest } from "./provider-schemas";
export {
  type Attribute,
  type AttributeType,
  type AttributeUse,
  type Body,
  type NestedBlock,
  type ProviderSchemas,
  parseSchemaName,
  type ResourceSchema,
  type SchemaId,
  type SchemaName,
} from "./resource-schema";
export { type SchemaCache, schemaCache } from "./schema-cache";
export { readSchema } from "./schema-reader";
export { blocksOf, META_ARGUMENTS, type TemplateBlock, typesIn } from "./template";
