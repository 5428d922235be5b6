import {
  type Body,
  blocksOf,
  type NestedBlock,
  type ProviderSchemas,
  type ResourceSchema,
} from "@strata/provider-schema";

/**
 * A schema with more attributes than this is served without the nested blocks that nobody uses. The statements of WAF
 * rules nest into 10,000 attributes, for which Terraform alone takes 1.3 s in every command.
 */
const LARGE = 2000;

/** Schemas as they are, but for the large ones, from which blocks below the root that no template has are left out. */
export function schemasInUse(schemas: ProviderSchemas, templates: readonly unknown[]): ProviderSchemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      attributeCount(schema) > LARGE ? usedOf(schema, bodiesOf(name, templates)) : schema,
    ]),
  );
}

function usedOf(schema: ResourceSchema, bodies: readonly unknown[]): ResourceSchema {
  const blocks = Object.entries(schema.blocks).map(
    ([name, block]) => [name, used(block, membersOf(bodies, name))] as const,
  );
  return { ...schema, blocks: Object.fromEntries(blocks) };
}

/** A block without the blocks in it that none of the values has. What an expression holds cannot be seen: all stays. */
function used(block: NestedBlock, values: readonly unknown[]): NestedBlock {
  if (values.some((value) => typeof value === "string" || hasDynamicBlocks(value))) return block;
  const blocks = Object.entries(block.blocks).flatMap(([name, inner]) => {
    const members = membersOf(values, name);
    return members.length === 0 && inner.minItems === 0 ? [] : [[name, used(inner, members)] as const];
  });
  return { ...block, blocks: Object.fromEntries(blocks) };
}

function hasDynamicBlocks(value: unknown): boolean {
  return typeof value === "object" && value !== null && "dynamic" in value;
}

/** Every value of a member, through lists. */
function membersOf(values: readonly unknown[], name: string): readonly unknown[] {
  return values.flatMap((value) => {
    const member =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    return member === undefined || member === null
      ? []
      : Array.isArray(member)
        ? (member as unknown[])
        : [member];
  });
}

function bodiesOf(name: string, templates: readonly unknown[]): readonly unknown[] {
  return templates.flatMap((template) =>
    blocksOf(template).flatMap(({ schema, body }) => (schema === name ? [body] : [])),
  );
}

function attributeCount({ attributes, blocks }: Body): number {
  return Object.values(blocks).reduce(
    (sum, block) => sum + attributeCount(block),
    Object.keys(attributes).length,
  );
}
