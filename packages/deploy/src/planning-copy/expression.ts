import { type PartlyKnown, partAt, stepsIn } from "./partly-known";
import type { TypeConstraint } from "./type-constraint";

/** What an expression for a partly known value is written with. */
export interface ExpressionContext {
  /** An expression that is text which nobody knows before apply, such as `terraform_data.unknown.id`. */
  readonly unknownText: string;
  /** Where the value is, for messages: `network.tiers.private`. */
  readonly path: string;
  /** A value of the same shape: it says which entries a map has of which nothing is known. */
  readonly example?: unknown;
}

/**
 * Terraform's expression for a value of which only parts are known: known ones as literals, unknown ones of their type.
 * @throws {Error} where a part is neither known nor unknown, or of another type
 */
export function expressionOf(type: TypeConstraint, part: PartlyKnown, context: ExpressionContext): string {
  if (part.unknown === true) return unknownOf(type, context);
  if (part.value === null) return "null";
  switch (type.kind) {
    case "string":
      return typeof part.value === "string" ? quoted(part.value) : refuse("text", part, context);
    case "number":
      return typeof part.value === "number" ? String(part.value) : refuse("a number", part, context);
    case "bool":
      return typeof part.value === "boolean" ? String(part.value) : refuse("a boolean", part, context);
    case "list":
      if (!Array.isArray(part.value) && !Array.isArray(part.unknown)) return refuse("a list", part, context);
      return `tolist([${membersOf(part, context).map(([, inner, at]) => expressionOf(type.of, inner, at))}])`;
    case "map": {
      if (!isMap(part.value) && !isMap(part.unknown)) return refuse("a map", part, context);
      const entries = membersOf(part, context).map(
        ([key, inner, at]) => `${quoted(String(key))} = ${expressionOf(type.of, inner, at)}`,
      );
      return `tomap({${entries.join(", ")}})`;
    }
    case "object": {
      if (!isMap(part.value) && !isMap(part.unknown)) return refuse("an object", part, context);
      const members = Object.entries(type.members).map(
        ([name, member]) => `${name} = ${expressionOf(member, partAt(part, name), contextAt(context, name))}`,
      );
      return `{${members.join(", ")}}`;
    }
  }
}

/** A value of a type of which nothing is known but, where an example says them, the entries of its maps. */
function unknownOf(type: TypeConstraint, context: ExpressionContext): string {
  const { unknownText, example } = context;
  switch (type.kind) {
    case "string":
      return unknownText;
    case "number":
      return `tonumber(${unknownText})`;
    case "bool":
      return `tobool(${unknownText})`;
    case "list":
      // An example does not say how long a list is.
      return type.of.kind === "string"
        ? `split(",", ${unknownText})`
        : `tolist([for part in split(",", ${unknownText}) : ${unknownOf(type.of, context)}])`;
    case "map":
      if (!isMap(example)) {
        return `{for part in split(",", ${unknownText}) : part => ${unknownOf(type.of, context)}}`;
      }
      return `tomap({${Object.keys(example)
        .map((key) => `${quoted(key)} = ${unknownOf(type.of, contextAt(context, key))}`)
        .join(", ")}})`;
    case "object":
      return `{${Object.entries(type.members)
        .map(([name, member]) => `${name} = ${unknownOf(member, contextAt(context, name))}`)
        .join(", ")}}`;
  }
}

/** Text as Terraform's language writes it: its own templates are signs like others in it. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll(/[$%](?=\{)/g, "$&$&")
    .replaceAll(/\\[\\"nrtbfu]/g, (sequence) => ESCAPES[sequence] ?? sequence);
}

/** Escapes of JSON that Terraform's language does not have. Source: HCL native syntax, "Template Expressions". */
const ESCAPES: Readonly<Record<string, string>> = { "\\b": "\\u0008", "\\f": "\\u000c" };

function membersOf(
  part: PartlyKnown,
  context: ExpressionContext,
): readonly (readonly [string | number, PartlyKnown, ExpressionContext])[] {
  return stepsIn(part).map((step) => [step, partAt(part, step), contextAt(context, step)]);
}

function contextAt(context: ExpressionContext, step: string | number): ExpressionContext {
  const example = isMap(context.example) ? context.example[step] : undefined;
  return { ...context, path: `${context.path}.${step}`, example };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(expected: string, { value }: PartlyKnown, { path }: ExpressionContext): never {
  const got = value === undefined ? "nothing" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
  throw new Error(`${path}: expected ${expected}, known or unknown, got ${got}`);
}
