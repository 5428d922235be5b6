import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AttributeType } from "@strata/provider-schema";
import { type Fields, Unknown, type Value } from "../protocol/value";
import { ASKED_CHANGES, type Change } from "./changes";
import { conditionOf } from "./condition";
import { RealProvider, type WireBlock } from "./real-provider";
import { blockPathsOf, leavesOf, pruned, sampleBody, sampleOf, valueAt, withValueAt } from "./sample";
import type { TypeFacts } from "./type-facts";

/** A type with more attributes than this takes seconds for every question; those in use have their facts by hand. */
const TOO_MANY = 3000;

/** Milliseconds for the questions about one type; what was not asked by then is noted. */
const PATIENCE = 10_000;

/** Where the facts are, by type. */
const FILE = join(__dirname, "aws.json");

/**
 * Asks a real AWS provider, without an account, what its schema does not say, and writes `aws.json` beside this file:
 *
 *     node --require tsx/cjs packages/sandbox/src/provider/facts/record.ts <binary of terraform-provider-aws 5> [type …]
 *
 * Every answer is a plan: defaults are what it plans where nothing is set, replacement is what it plans where one
 * attribute of a resource that exists changes.
 * @param types whose facts are recorded; those of others stay as they are. Of all types where it is empty
 * @throws {Error} where the provider does not have one of the types
 */
async function record(binary: string, types: readonly string[]): Promise<void> {
  const provider = await RealProvider.start(binary);
  try {
    const configuration = sampleBody(await provider.configuration(), { attributes: "none", blocks: "none" });
    await provider.configure({
      ...configuration,
      region: "eu-west-1",
      access_key: "none",
      secret_key: "none",
      skip_credentials_validation: true,
      skip_metadata_api_check: "true",
      skip_requesting_account_id: true,
    });
    const resources = await provider.resources();
    const unknown = types.filter((type) => !resources.has(type));
    if (unknown.length > 0) throw new Error(`expected types of the provider, got ${unknown.join(", ")}`);
    const facts = new Map<string, TypeFacts>(types.length === 0 ? [] : Object.entries(recorded()));
    for (const [type, block] of resources) {
      if (types.length === 0 ? leavesOf(block).length > TOO_MANY : !types.includes(type)) continue;
      process.stderr.write(`${type}\n`);
      facts.set(type, await factsOf(provider, type, block));
    }
    const lines = [...facts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, known]) => `${JSON.stringify(type)}: ${JSON.stringify(known)}`);
    writeFileSync(FILE, `{\n${lines.join(",\n")}\n}\n`);
  } finally {
    provider.stop();
  }
}

/** What was recorded before. */
function recorded(): Readonly<Record<string, TypeFacts>> {
  return JSON.parse(readFileSync(FILE, "utf8")) as Readonly<Record<string, TypeFacts>>;
}

async function factsOf(provider: RealProvider, type: string, block: WireBlock): Promise<TypeFacts> {
  const asked = pruned(block);
  const sensitive = flagged(block, "sensitive");
  const writeOnly = flagged(block, "write_only");
  const bare = await provider.plan(
    type,
    null,
    sampleBody(block, { attributes: "required", blocks: "none" }, asked),
  );
  const blocks = await provider.plan(
    type,
    null,
    sampleBody(block, { attributes: "required", blocks: "one of each" }),
  );
  const filledBlocks = block.block_types
    .map(({ type_name }) => type_name)
    .filter((name) => valueAt(bare.planned, [name]) === Unknown.value);
  return compact({
    defaults: { ...defaultsIn(asked, blocks.planned, "blocks"), ...defaultsIn(asked, bare.planned, "root") },
    ...(await withConditions(provider, type, block, await replacing(provider, type, block, asked))),
    sensitive,
    writeOnly,
    filledBlocks,
    ...(bare.planned === null ? { unanswered: bare.errors[0] ?? "no plan" } : {}),
  });
}

/** Attributes that nobody set and that the plan nevertheless knows. */
function defaultsIn(block: WireBlock, planned: Value, where: "root" | "blocks"): Record<string, Value> {
  if (planned === null) return {};
  return Object.fromEntries(
    leavesOf(block)
      .filter(({ path }) => (where === "root") === (path.length === 1) && path[0] !== "tags_all")
      .flatMap(({ path }) => {
        const value = valueAt(planned, path);
        const required = isRequired(block, path);
        return value === undefined || value === null || value === Unknown.value || required
          ? []
          : [[path.join("."), value] as const];
      }),
  );
}

function isRequired(block: WireBlock, [step, ...rest]: readonly string[]): boolean {
  if (rest.length > 0) {
    const inner = block.block_types.find(({ type_name }) => type_name === step);
    return inner !== undefined && isRequired(inner.block, rest);
  }
  return block.attributes.some(({ name, required }) => name === step && required);
}

async function replacing(
  provider: RealProvider,
  type: string,
  block: WireBlock,
  asked: WireBlock,
): Promise<{ readonly replace: readonly string[]; readonly unasked: readonly string[] }> {
  const whole = {
    prior: sampleBody(block, { attributes: "all and computed", blocks: "one of each" }, asked),
    config: sampleBody(block, { attributes: "all", blocks: "one of each" }, asked),
  };
  const required = sampleBody(block, { attributes: "required", blocks: "none" }, asked);
  const found: string[] = [];
  const unasked: string[] = [];
  const deadline = Date.now() + PATIENCE;
  // All tags follow from the others, and are nobody's to set.
  const settable = leavesOf(asked).filter(({ path }) => path[0] !== "tags_all");
  for (const { path, type: attribute } of settable) {
    if (Date.now() > deadline) {
      unasked.push(path.join("."));
      continue;
    }
    const second = sampleOf(attribute, "second");
    const answers = [await changed(provider, type, whole, path, second)];
    // Among all others an attribute may not count, as a VPC's range beside an address pool; alone it may be refused.
    if (path.length === 1 && answers[0] !== "replaces") {
      answers.push(await changed(provider, type, alone(required, path, attribute), path, second));
    }
    if (answers.includes("replaces")) found.push(path.join("."));
    else if (!answers.includes("updates")) unasked.push(path.join("."));
  }
  for (const path of blockPathsOf(asked)) {
    if (Date.now() > deadline) break;
    if ((await changed(provider, type, whole, path, [])) === "replaces") found.push(path.join("."));
  }
  return { replace: found, unasked };
}

/** What the sample change said, except for attributes of which several changes are asked. */
async function withConditions(
  provider: RealProvider,
  type: string,
  block: WireBlock,
  sampled: { readonly replace: readonly string[]; readonly unasked: readonly string[] },
): Promise<Pick<TypeFacts, "replace" | "replaceWhen" | "unasked">> {
  const { given = {}, attributes = {} } = ASKED_CHANGES[type] ?? {};
  const required = sampleBody(block, { attributes: "required", blocks: "none" });
  const always: string[] = [];
  const when: Record<string, NonNullable<TypeFacts["replaceWhen"]>[string]> = {};
  const answered = new Set<string>();
  for (const [attribute, changes] of Object.entries(attributes)) {
    const replacing: Change[] = [];
    const updating: Change[] = [];
    for (const change of changes) {
      const [from, to] = change;
      const before = { ...required, ...given, [attribute]: from };
      const answer = await changed(
        provider,
        type,
        { prior: { ...before, id: "a" }, config: before },
        [attribute],
        to,
      );
      if (answer === "replaces") replacing.push(change);
      if (answer === "updates") updating.push(change);
    }
    if (replacing.length + updating.length === 0) continue;
    answered.add(attribute);
    if (updating.length === 0) always.push(attribute);
    else if (replacing.length > 0) when[attribute] = conditionOf(replacing, updating);
  }
  return {
    replace: [...sampled.replace.filter((path) => !answered.has(path)), ...always],
    replaceWhen: when,
    unasked: sampled.unasked.filter((path) => !answered.has(path)),
  };
}

/** A resource where nothing is set but what must be and one attribute: some types refuse all of them at once. */
function alone(
  required: Fields,
  path: readonly string[],
  type: AttributeType,
): { readonly prior: Fields; readonly config: Fields } {
  const config = withValueAt(required, path, sampleOf(type, "first")) as Fields;
  return { prior: { ...config, id: "a" }, config };
}

/** What becomes of a resource when one place of its configuration gets another value; undefined without an answer. */
async function changed(
  provider: RealProvider,
  type: string,
  { prior, config }: { readonly prior: Fields; readonly config: Fields },
  path: readonly string[],
  value: Value,
): Promise<"replaces" | "updates" | undefined> {
  const { planned, replace } = await provider.plan(type, prior, withValueAt(config, path, value));
  if (planned === null) return undefined;
  if (replace.length === 0) return "updates";
  // What the sample alone forces, such as a normalized text, says nothing of this place.
  const { replace: always } = await provider.plan(type, prior, config);
  return replace.some((at) => !always.includes(at)) ? "replaces" : "updates";
}

function flagged(
  block: WireBlock,
  flag: "sensitive" | "write_only",
  path: readonly string[] = [],
): readonly string[] {
  return [
    ...block.attributes.filter((attribute) => attribute[flag]).map(({ name }) => [...path, name].join(".")),
    ...block.block_types.flatMap(({ type_name, block: inner }) => flagged(inner, flag, [...path, type_name])),
  ];
}

/** Leaves out what is empty, so that the file says what there is. */
function compact(facts: TypeFacts): TypeFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => Object.keys(value).length > 0));
}

const [, , binary, ...types] = process.argv;
if (binary === undefined) {
  process.stderr.write("record: expected the path of a binary of terraform-provider-aws 5, got none\n");
  process.exitCode = 1;
} else {
  record(binary, types).catch((error: unknown) => {
    process.stderr.write(`record: ${(error as Error).message}\n`);
    process.exitCode = 1;
  });
}
