import { Fn, ref, Token } from "cdktf";
import { Scalar, stringify } from "yaml";

/** Values of a chart: text, numbers, booleans, lists and maps, any of which may be a Terraform token. */
export type ChartValues = Readonly<Record<string, unknown>>;

/** A map with this key alone is text: the JSON of what it holds, for software that takes a document as text. */
const JSON_TEXT = "$json";

/**
 * The values as YAML for Helm. Text is quoted, so that `"1.32"` and `"true"` stay text. A token is rendered by
 * Terraform as JSON, which is YAML too: so a certificate keeps its line ends and a list stays a list.
 */
export function valuesText(values: ChartValues): string {
  return stringify(withTokens(values), {
    defaultKeyType: "PLAIN",
    defaultStringType: "QUOTE_DOUBLE",
    doubleQuotedAsJSON: true,
    lineWidth: 0,
  });
}

/**
 * Values with one more at a path of keys; what stands on the way and beside it stays.
 * @throws {Error} where something other than a map stands on the way
 */
export function withValueAt(values: ChartValues, path: readonly string[], value: unknown): ChartValues {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error("withValueAt: expected a path of at least one key, got none");
  if (rest.length === 0) return { ...values, [key]: value };
  const child = values[key] ?? {};
  if (!isMap(child)) {
    throw new Error(`withValueAt: ${key}: expected a map, got ${JSON.stringify(child)}`);
  }
  return { ...values, [key]: withValueAt(child, rest, value) };
}

function withTokens(value: unknown): unknown {
  if (Token.isUnresolved(value)) return plainScalar(Fn.jsonencode(value));
  if (isExpression(value)) return plainScalar(Fn.jsonencode(ref(value.slice(2, -1))));
  if (Array.isArray(value)) return value.map(withTokens);
  if (!isMap(value)) return value;
  if (isJsonText(value)) return jsonText(value[JSON_TEXT]);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTokens(member)]));
}

function isJsonText(value: ChartValues): boolean {
  return Object.keys(value).length === 1 && Object.hasOwn(value, JSON_TEXT);
}

/**
 * Encoded twice: once into the document, and once into YAML as a text.
 * @throws {Error} where other text beside a token has quotes, backslashes or `${`: CDKTF does not keep them there
 */
function jsonText(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (!Token.isUnresolved(text) && !/(?<!\$)\$\{/.test(text)) return text;
  const broken = texts(value).find((part) => /["\\]|\$\$\{/.test(part));
  if (broken !== undefined) {
    throw new Error(`$json: expected no quote, backslash or \${ beside a reference, got ${broken}`);
  }
  return plainScalar(Fn.jsonencode(Fn.jsonencode(value)));
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isMap(value) ? Object.entries(value).flatMap(([key, member]) => [key, ...texts(member)]) : [];
}

/** A boolean of a contract has no token: its expression stands as text. Literal text has `$${` in its place. */
function isExpression(value: unknown): value is string {
  return typeof value === "string" && /^\$\{[^{}]*\}$/.test(value);
}

/** Unquoted, so that what Terraform renders is read as JSON and not as text. */
function plainScalar(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = Scalar.PLAIN;
  return scalar;
}

function isMap(value: unknown): value is ChartValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
