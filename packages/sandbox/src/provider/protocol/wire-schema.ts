import type { Body, NestedBlock, ResourceSchema } from "@strata/provider-schema";
import type { TypeFacts } from "../facts/type-facts";

/** Numbers of the protocol for how a block nests. */
const NESTING: Readonly<Record<NestedBlock["nesting"], number>> = { single: 1, list: 2, set: 3, map: 4 };

/** A schema in the form of the protocol. */
export interface WireSchema {
  readonly version: number;
  readonly block: WireSchemaBlock;
}

/** A block in the form of the protocol. */
export interface WireSchemaBlock {
  readonly attributes: readonly object[];
  readonly block_types: readonly object[];
}

/**
 * What Terraform is told of a type. An attribute that has a default is said to be computed too: Terraform's strict
 * checks let a provider plan a value that nobody set only then.
 */
export function wireSchema(schema: ResourceSchema, facts: TypeFacts): WireSchema {
  return { version: 0, block: wireBlock(schema, [], lookup(facts)) };
}

interface Lookup {
  readonly defaulted: ReadonlySet<string>;
  readonly sensitive: ReadonlySet<string>;
  readonly writeOnly: ReadonlySet<string>;
}

function lookup({ defaults = {}, sensitive = [], writeOnly = [] }: TypeFacts): Lookup {
  return {
    defaulted: new Set(Object.keys(defaults)),
    sensitive: new Set(sensitive),
    writeOnly: new Set(writeOnly),
  };
}

function wireBlock(body: Body, path: readonly string[], facts: Lookup): WireSchemaBlock {
  return {
    attributes: Object.entries(body.attributes).map(([name, { type, use }]) => {
      const at = [...path, name].join(".");
      const writeOnly = facts.writeOnly.has(at);
      return {
        name,
        type: Buffer.from(JSON.stringify(type)),
        required: use === "required",
        optional: use === "optional" || use === "defaulted",
        computed:
          !writeOnly &&
          (use === "computed" || use === "defaulted" || (use === "optional" && facts.defaulted.has(at))),
        sensitive: facts.sensitive.has(at),
        write_only: writeOnly,
      };
    }),
    block_types: Object.entries(body.blocks).map(([name, block]) => ({
      type_name: name,
      block: wireBlock(block, [...path, name], facts),
      nesting: NESTING[block.nesting],
      min_items: block.nesting === "single" ? 0 : block.minItems,
      max_items: block.nesting === "single" ? 0 : (block.maxItems ?? 0),
    })),
  };
}
