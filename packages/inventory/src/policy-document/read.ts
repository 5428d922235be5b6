import { asList, type Block, isBlock } from "../block-path";
import { parseText } from "../expression/parse";
import { templateParts } from "../expression/template-text";
import { AttributeOf, FunctionOf, type Resolver } from "../resource/resource";
import { jsonAround, UnreadablePolicy } from "./json-around";
import type { PolicyDocument, PolicyStatement } from "./policy-document";

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
  if (found instanceof AttributeOf && found.type === "data.aws_iam_policy_document") return ofData(found);
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
  return { statements: asList(document.Statement).filter(isBlock).map(statementOf) };
}

function statementOf(statement: Block): PolicyStatement {
  const { Sid, Effect, Principal, Condition } = statement;
  return {
    ...(typeof Sid === "string" ? { sid: Sid } : {}),
    effect: String(Effect),
    actions: strings(statement.Action),
    notActions: strings(statement.NotAction),
    resources: strings(statement.Resource),
    principals: typeof Principal === "string" ? { AWS: [Principal] } : mapBlock(Principal, strings),
    conditions: mapBlock(Condition, (keys) => mapBlock(keys, strings)),
  };
}

function ofData(reference: AttributeOf): PolicyDocument {
  const { resource } = reference;
  return {
    statements: resource.blocks("statement").map((statement) => ({
      ...(typeof statement.sid === "string" ? { sid: statement.sid } : {}),
      effect: String(statement.effect ?? "Allow"),
      actions: strings(statement.actions),
      notActions: strings(statement.not_actions),
      resources: strings(statement.resources),
      principals: grouped(asList(statement.principals).filter(isBlock), (principal) => ({
        key: principal.type === "*" ? "AWS" : String(principal.type),
        values: strings(principal.identifiers),
      })),
      conditions: conditionsOf(asList(statement.condition).filter(isBlock)),
    })),
  };
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

function mapBlock<T>(value: unknown, map: (entry: unknown) => T): Readonly<Record<string, T>> {
  if (!isBlock(value)) return {};
  return Object.fromEntries(Object.keys(value).map((key) => [key, map(value[key])]));
}
