import { documentOf, type PolicyDocument, type PolicyStatement } from "@strata/iam";
import { asList, type Block, isBlock } from "../block-path";
import { parseText } from "../expression/parse";
import { templateParts } from "../expression/template-text";
import { AttributeOf, FunctionOf, type Resolver, type Resource } from "../resource/resource";
import { jsonAround, UnreadablePolicy } from "./json-around";

/**
 * Reads a policy: a JSON string with `${…}` inside, `jsonencode(…)`, or a `data.aws_iam_policy_document`.
 * @throws {UnreadablePolicy} when the value is none of these, or its JSON does not parse
 */
export function readPolicy(value: unknown, layer: string, resolver: Resolver): PolicyDocument {
  if (typeof value !== "string") {
    throw new UnreadablePolicy(
      `policy document: expected a string, got ${JSON.stringify(value) ?? "nothing"}`,
    );
  }
  const trimmed = value.trim();
  if (trimmed.startsWith("{")) return ofJson(jsonAround(trimmed));
  const found = resolver.resolve(trimmed, layer);
  if (found instanceof FunctionOf && found.name === "jsonencode") return ofJson(encoded(trimmed));
  if (found instanceof AttributeOf && found.type === "data.aws_iam_policy_document")
    return ofData(found, resolver);
  if (typeof found === "string" && found.startsWith("{")) return ofJson(jsonAround(found));
  throw new UnreadablePolicy(
    `policy document: expected JSON, jsonencode or data.aws_iam_policy_document, got ${JSON.stringify(value)}`,
  );
}

/** The argument of `jsonencode` as JSON: its literals as they stand, everything else as `${…}` text. */
function encoded(text: string): unknown {
  const call = parseText(text);
  const source = templateParts(text)[0];
  if (call.kind !== "call" || source === undefined || "text" in source) {
    throw new UnreadablePolicy(`policy document: expected jsonencode(…), got ${JSON.stringify(text)}`);
  }
  const body = source.expression
    .trim()
    .replace(/^jsonencode\(/, "")
    .replace(/\)$/, "");
  // CDKTF writes the object with quoted keys and "=", and its strings as JSON strings.
  return jsonAround(body.replace(/("(?:[^"\\]|\\.)*")\s*=\s*/g, "$1: "));
}

function ofJson(document: unknown): PolicyDocument {
  if (!isBlock(document)) {
    throw new UnreadablePolicy(`policy document: expected an object, got ${JSON.stringify(document)}`);
  }
  return documentOf(document);
}

/** The data source's own statements, those of the documents that it adds to, and those that take their place. */
function ofData({ resource, layer }: AttributeOf, resolver: Resolver): PolicyDocument {
  const documents = (path: string): readonly PolicyStatement[] =>
    resource.list(path).flatMap((text) => readPolicy(text, layer, resolver).statements);
  const overrides = documents("override_policy_documents");
  const replaced = new Set(overrides.flatMap(({ sid }) => sid ?? []));
  const own = [...documents("source_policy_documents"), ...ownStatements(resource)];
  return {
    statements: [...own.filter(({ sid }) => sid === undefined || !replaced.has(sid)), ...overrides],
  };
}

function ownStatements(resource: Resource): readonly PolicyStatement[] {
  return resource.blocks("statement").map((statement) => ({
    ...(typeof statement.sid === "string" ? { sid: statement.sid } : {}),
    effect: String(statement.effect ?? "Allow"),
    actions: strings(statement.actions),
    notActions: strings(statement.not_actions),
    resources: strings(statement.resources),
    notResources: strings(statement.not_resources),
    principals: principalsOf(statement.principals),
    notPrincipals: principalsOf(statement.not_principals),
    conditions: conditionsOf(asList(statement.condition).filter(isBlock)),
  }));
}

function principalsOf(blocks: unknown): PolicyStatement["principals"] {
  return grouped(asList(blocks).filter(isBlock), (principal) => ({
    key: principal.type === "*" ? "AWS" : String(principal.type),
    values: strings(principal.identifiers),
  }));
}

function conditionsOf(blocks: readonly Block[]): PolicyStatement["conditions"] {
  const tests = [...new Set(blocks.map(({ test }) => String(test)))];
  return Object.fromEntries(
    tests.map((test) => [
      test,
      grouped(
        blocks.filter((block) => String(block.test) === test),
        (block) => ({ key: String(block.variable), values: strings(block.values) }),
      ),
    ]),
  );
}

function grouped(
  blocks: readonly Block[],
  read: (block: Block) => { readonly key: string; readonly values: readonly string[] },
): Readonly<Record<string, readonly string[]>> {
  return blocks.map(read).reduce<Readonly<Record<string, readonly string[]>>>(
    // biome-ignore lint/performance/noAccumulatingSpread: a statement has a handful of blocks
    (all, { key, values }) => ({ ...all, [key]: [...(all[key] ?? []), ...values] }),
    {},
  );
}

function strings(value: unknown): readonly string[] {
  return asList(value).map(String);
}
