import { Fn, ref, Token } from "cdktf";
import { Scalar, stringify } from "yaml";

/** Values of a chart: text, numbers, booleans, lists and maps, any of which may be a Terraform token. */
export type ChartValues = Readonly<Record<string, unknown>>;

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
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTokens(member)]));
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
