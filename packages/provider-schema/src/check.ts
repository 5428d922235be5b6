import { nearest } from "@strata/values";
import { type Body, type NestedBlock, type ProviderSchemas, parseSchemaName } from "./resource-schema";
import { blocksOf, isObject, META_ARGUMENTS, objectsOf } from "./template";
import { isExpression, misfits, typeText, valueText } from "./value-type";

/** One fault of a template against the schemas. */
export interface SchemaProblem {
  /** As Terraform writes it, for example `aws_vpc.main` or `provider.aws.us_east_1`. */
  readonly address: string;
  /** From the block down, for example `vpc_config[0].subnet_ids`; empty for the block itself. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Holds every resource, data source and provider block of a `cdk.tf.json` to its schema: unknown names, wrong types,
 * missing required ones, too many blocks, values that only the provider sets. All faults at once, in the order of
 * the template.
 * @param schemas those of at least the types that `typesIn` finds; a type without one is a problem
 */
export function checkTemplate(template: unknown, schemas: ProviderSchemas): readonly SchemaProblem[] {
  return blocksOf(template).flatMap(({ address, schema: name, body }) => {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    const faults =
      schema === undefined
        ? [fault("", `a type with a schema${near(name, Object.keys(schemas))}`, name)]
        : checkBody(body, schema, META_ARGUMENTS[parseSchemaName(name).kind]);
    return faults.map((found) => ({ address, ...found }));
  });
}

/** A problem as one line: `aws_vpc.main: cidr_block: expected string, got list of 2`. */
export function formatProblem({ address, path, expected, got }: SchemaProblem): string {
  return `${[address, path].filter(Boolean).join(": ")}: expected ${expected}, got ${got}`;
}

type Fault = Omit<SchemaProblem, "address">;

function checkBody(value: unknown, body: Body, metaArguments: readonly string[]): readonly Fault[] {
  if (!isObject(value)) return [fault("", "object", valueText(value))];
  const dynamic = dynamicBlocks(value);
  const given = Object.entries(value).filter(
    ([name]) => !metaArguments.includes(name) && !COMMON.includes(name),
  );
  return [
    ...given.flatMap(([name, item]) => below(name, checkMember(name, item, body))),
    ...dynamic.flatMap(([name, generator]) => below(`dynamic.${name}`, checkDynamic(name, generator, body))),
    ...missingFrom(value, body, new Set(dynamic.map(([name]) => name))),
  ];
}

/** Names with a meaning of Terraform's own in every block. */
const COMMON: readonly string[] = ["//", "dynamic"];

function checkMember(name: string, value: unknown, body: Body): readonly Fault[] {
  const attribute = Object.hasOwn(body.attributes, name) ? body.attributes[name] : undefined;
  if (attribute?.use === "computed") {
    return value === null ? [] : [fault("", "nothing: only the provider sets it", valueText(value))];
  }
  if (attribute !== undefined) return misfits(value, attribute.type);
  const block = Object.hasOwn(body.blocks, name) ? body.blocks[name] : undefined;
  return block === undefined ? [unknownName(name, body)] : checkBlock(value, block);
}

/** A block is an object, or a list of objects where it may repeat; Terraform takes either form of a single one. */
function checkBlock(value: unknown, block: NestedBlock): readonly Fault[] {
  if (value === null || isExpression(value)) return [];
  if (block.nesting === "map") {
    if (!isObject(value)) return [fault("", "objects by label", valueText(value))];
    return Object.entries(value).flatMap(([label, item]) =>
      below(`[${JSON.stringify(label)}]`, checkBody(item, block, [])),
    );
  }
  if (!Array.isArray(value)) return checkBody(value, block, []);
  const limit = block.nesting === "single" ? 1 : (block.maxItems ?? Number.POSITIVE_INFINITY);
  return [
    ...(value.length > limit ? [fault("", "at most 1 block", `${value.length} blocks`)] : []),
    ...(value.length === 0 && block.minItems > 0 ? [fault("", "at least 1 block", "none")] : []),
    ...value.flatMap((item: unknown, index) =>
      isExpression(item) ? [] : below(`[${index}]`, checkBody(item, block, [])),
    ),
  ];
}

/** The generators of a body's `dynamic` member by the name of the block that they make. */
function dynamicBlocks(value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return objectsOf(value.dynamic).flatMap((labels) =>
    Object.entries(labels).flatMap(([name, generators]) =>
      (Array.isArray(generators) ? generators : [generators]).map(
        (generator: unknown) => [name, generator] as const,
      ),
    ),
  );
}

/** A generator's content is held to the block that it makes; how many it makes only the plan knows. */
function checkDynamic(name: string, generator: unknown, body: Body): readonly Fault[] {
  const attribute = Object.hasOwn(body.attributes, name) ? body.attributes[name] : undefined;
  const block = Object.hasOwn(body.blocks, name) ? body.blocks[name] : undefined;
  if (attribute === undefined && block === undefined) return [unknownName(name, body)];
  if (!isObject(generator)) return [fault("", "object with for_each and content", valueText(generator))];
  const absent = ["for_each", "content"].filter((member) => !Object.hasOwn(generator, member));
  const content = objectsOf(generator.content);
  return [
    ...absent.map((member) => fault(member, "a value (required)", "nothing")),
    ...(block === undefined ? [] : content.flatMap((item) => below("content", checkBody(item, block, [])))),
  ];
}

function missingFrom(
  value: Readonly<Record<string, unknown>>,
  body: Body,
  generated: ReadonlySet<string>,
): readonly Fault[] {
  const isGiven = (name: string): boolean => Object.hasOwn(value, name) && value[name] !== null;
  return [
    ...Object.entries(body.attributes)
      .filter(([name, { use }]) => use === "required" && !isGiven(name))
      .map(([name, { type }]) => fault(name, `${typeText(type)} (required)`, "nothing")),
    ...Object.entries(body.blocks)
      .filter(([name, { minItems }]) => minItems > 0 && !isGiven(name) && !generated.has(name))
      .map(([name]) => fault(name, "at least 1 block", "none")),
  ];
}

function unknownName(name: string, body: Body): Fault {
  const settable = Object.keys(body.attributes).filter((known) => body.attributes[known]?.use !== "computed");
  const names = [...settable, ...Object.keys(body.blocks)];
  return fault("", `an attribute or block of the schema${near(name, names)}`, "an unknown name");
}

function near(name: string, candidates: readonly string[]): string {
  const guess = nearest(name, candidates);
  return guess === undefined ? "" : `, such as ${guess}`;
}

function fault(path: string, expected: string, got: string): Fault {
  return { path, expected, got };
}

function below(step: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((found) => ({
    ...found,
    path:
      found.path === "" || found.path.startsWith("[") || found.path.startsWith(".")
        ? `${step}${found.path}`
        : `${step}.${found.path}`,
  }));
}
