import type { Attribute, Body, NestedBlock } from "@strata/provider-schema";
import type { TypeFacts } from "../facts/type-facts";
import { canonical, type Fields, isFields, isList, Unknown, type Value } from "../protocol/value";

/** What a plan of a body starts from. */
export interface BodyChange {
  readonly config: Fields;
  /** Absent where the resource, or this element of a block, does not exist yet. */
  readonly prior?: Fields | undefined;
}

/**
 * What a body will be: what the configuration says, else the default, else what is there, else unknown until apply.
 * Terraform's own proposal is not needed: it follows from the same two.
 */
export function plannedBody(
  body: Body,
  { config, prior }: BodyChange,
  facts: TypeFacts,
  path: readonly string[] = [],
): Fields {
  const attributes = Object.entries(body.attributes).map(
    ([name, attribute]) =>
      [
        name,
        plannedAttribute(attribute, config[name] ?? null, prior?.[name], facts, [...path, name], prior),
      ] as const,
  );
  const blocks = Object.entries(body.blocks).map(
    ([name, block]) =>
      [name, plannedBlock(block, config[name] ?? null, prior, facts, [...path, name])] as const,
  );
  return Object.fromEntries([...attributes, ...blocks]);
}

function plannedAttribute(
  { use }: Attribute,
  configured: Value,
  before: Value | undefined,
  facts: TypeFacts,
  path: readonly string[],
  prior: Fields | undefined,
): Value {
  const at = path.join(".");
  if (facts.writeOnly?.includes(at)) return null;
  if (configured !== null) return configured;
  if (use === "required") return null;
  const fallback = facts.defaults?.[at];
  if (use !== "computed" && fallback !== undefined) return fallback;
  if (use === "optional") return null;
  return prior === undefined ? Unknown.value : (before ?? null);
}

function plannedBlock(
  block: NestedBlock,
  configured: Value,
  prior: Fields | undefined,
  facts: TypeFacts,
  path: readonly string[],
): Value {
  const before = prior?.[path.at(-1) ?? ""];
  if (configured instanceof Unknown) return configured;
  if (block.nesting === "single") {
    if (!isFields(configured)) return null;
    return plannedBody(
      block,
      { config: configured, prior: isFields(before) ? before : undefined },
      facts,
      path,
    );
  }
  if (block.nesting === "map") {
    const elements = isFields(configured) ? configured : {};
    const priors = isFields(before) ? before : {};
    return Object.fromEntries(
      Object.entries(elements).map(([key, config]) => {
        const known = priors[key];
        return [
          key,
          isFields(config)
            ? plannedBody(block, { config, prior: isFields(known) ? known : undefined }, facts, path)
            : config,
        ];
      }),
    );
  }
  const elements = isList(configured) ? configured : [];
  if (elements.length === 0 && path.length === 1 && facts.filledBlocks?.includes(path.join("."))) {
    return prior === undefined ? Unknown.value : (before ?? []);
  }
  const priors = isList(before) ? before.filter(isFields) : [];
  return elements.map((config, index) => {
    if (!isFields(config)) return config;
    const known =
      block.nesting === "list" ? priors[index] : priors.find((candidate) => continues(candidate, config));
    return plannedBody(block, { config, prior: known }, facts, path);
  });
}

/** Whether an element of a set that exists is the one that a configuration means: all that is set agrees. */
function continues(existing: Fields, config: Fields): boolean {
  return Object.entries(config).every(
    ([name, value]) =>
      value === null || (isList(value) && value.length === 0) || agrees(existing[name] ?? null, value),
  );
}

function agrees(existing: Value, value: Value): boolean {
  if (isFields(value) && isFields(existing)) return continues(existing, value);
  if (isList(value) && isList(existing)) {
    return (
      value.length === existing.length && value.every((item, index) => agrees(existing[index] ?? null, item))
    );
  }
  return canonical(existing) === canonical(value);
}
