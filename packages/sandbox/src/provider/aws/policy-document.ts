import { createHash } from "node:crypto";
import { type Fields, isFields, isList, type Value } from "../protocol/value";

type Statement = Record<string, unknown>;

/** The document that the blocks of `aws_iam_policy_document` describe, as the provider writes it. */
export function policyDocument(config: Fields): Fields {
  const sources = texts(config.source_policy_documents).flatMap(statementsIn);
  const overrides = texts(config.override_policy_documents).flatMap(statementsIn);
  const own = elements(config.statement).map(statementOf);
  const document = {
    Version: typeof config.version === "string" ? config.version : "2012-10-17",
    ...(typeof config.policy_id === "string" ? { Id: config.policy_id } : {}),
    Statement: merged([...sources, ...own], overrides),
  };
  return {
    id: String(createHash("sha256").update(JSON.stringify(document)).digest().readUInt32BE(0)),
    json: JSON.stringify(document, null, 2),
    minified_json: JSON.stringify(document),
    version: document.Version,
  };
}

/** A statement of a later document takes the place of one with the same `Sid`. */
function merged(statements: readonly Statement[], overrides: readonly Statement[]): readonly Statement[] {
  const replaced = statements.map(
    (statement) => overrides.find(({ Sid }) => Sid !== undefined && Sid === statement.Sid) ?? statement,
  );
  return [...replaced, ...overrides.filter((statement) => !replaced.includes(statement))];
}

function statementOf(block: Fields): Statement {
  const principals = elements(block.principals);
  const notPrincipals = elements(block.not_principals);
  const conditions = elements(block.condition);
  return {
    ...(typeof block.sid === "string" && block.sid !== "" ? { Sid: block.sid } : {}),
    Effect: typeof block.effect === "string" ? block.effect : "Allow",
    ...listed("Action", block.actions),
    ...listed("NotAction", block.not_actions),
    ...listed("Resource", block.resources),
    ...listed("NotResource", block.not_resources),
    ...(principals.length > 0 ? { Principal: principalsOf(principals) } : {}),
    ...(notPrincipals.length > 0 ? { NotPrincipal: principalsOf(notPrincipals) } : {}),
    ...(conditions.length > 0 ? { Condition: conditionsOf(conditions) } : {}),
  };
}

function listed(name: string, value: Value | undefined): Statement {
  const all = texts(value);
  return all.length === 0 ? {} : { [name]: oneOrMany([...all].sort()) };
}

function principalsOf(blocks: readonly Fields[]): unknown {
  const all = blocks.map(({ type, identifiers }) => [String(type), [...texts(identifiers)].sort()] as const);
  if (all.some(([type, names]) => type === "*" && names.includes("*"))) return "*";
  return Object.fromEntries(all.map(([type, names]) => [type, oneOrMany(names)]));
}

function conditionsOf(blocks: readonly Fields[]): Statement {
  const tests: Record<string, Statement> = {};
  for (const { test, variable, values } of blocks) {
    tests[String(test)] = { ...tests[String(test)], [String(variable)]: oneOrMany(texts(values)) };
  }
  return tests;
}

function oneOrMany(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function statementsIn(document: string): readonly Statement[] {
  const { Statement: statements } = JSON.parse(document) as { readonly Statement?: Statement | Statement[] };
  return statements === undefined ? [] : Array.isArray(statements) ? statements : [statements];
}

function elements(value: Value | undefined): readonly Fields[] {
  return isList(value) ? value.filter(isFields) : [];
}

function texts(value: Value | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}
