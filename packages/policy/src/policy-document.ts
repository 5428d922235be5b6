import { asList, type Block, isBlock } from "./block-path";
import { parseText } from "./expression/parse";
import { templateParts } from "./expression/template-text";
import { AttributeOf, FunctionOf } from "./resolved";
import type { Resolver } from "./resource";

/** A value that is no policy, or whose JSON does not parse. */
export class UnreadablePolicy extends Error {}

/** An IAM policy in one shape: everything that IAM lets be one or many is a list. */
export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
}

/** One statement. Values keep their `${…}` as written. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** By kind (`AWS`, `Service`, `Federated`); `Principal: "*"` is `{ AWS: ["*"] }`, which means the same. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** By operator, then by key, for example `conditions.StringEquals["aws:SourceAccount"]`. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/**
 * Reads a policy: a JSON string with `${…}` inside, `jsonencode(…)`, or a `data.aws_iam_policy_document`.
 * @throws {UnreadablePolicy} when the value is none of these, or its JSON does not parse
 */
export function policyDocument(value: unknown, layer: string, resolver: Resolver): PolicyDocument {
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

/**
 * Parses JSON that holds `${…}`, whose own quotes need not be escaped: each expression is replaced before parsing
 * and put back, as written, into the strings and keys where it stood.
 */
export function jsonAround(text: string): unknown {
  const expressions: string[] = [];
  const plain = templateParts(text).map((part) => {
    if ("text" in part) return part.text;
    expressions.push(part.expression.replaceAll('\\"', '"'));
    return placeholder(expressions.length - 1);
  });
  const restore = (value: string): string =>
    expressions.reduce(
      (whole, written, index) => whole.replaceAll(placeholder(index), `\${${written}}`),
      value,
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(plain.join(""));
  } catch (error) {
    throw new UnreadablePolicy(
      `policy document: expected JSON, got ${JSON.stringify(text)} (${(error as Error).message})`,
    );
  }
  return mapStrings(parsed, restore);
}

function placeholder(index: number): string {
  return `<expression ${index}>`;
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

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [map(key), mapStrings(entry, map)]));
}

/** The values of one condition key in a statement, whichever operator carries it; keys ignore case, as in IAM. */
export function conditionValues(
  statement: PolicyStatement,
  operator: RegExp,
  key: string,
): readonly string[] {
  return Object.entries(statement.conditions)
    .filter(([name]) => operator.test(name))
    .flatMap(([, keys]) => Object.entries(keys))
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, values]) => values);
}
