import { isBlock } from "../block-path";
import { templateParts } from "../expression/template-text";

/** A value that is no policy, or whose JSON does not parse. */
export class UnreadablePolicy extends Error {}

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

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [map(key), mapStrings(entry, map)]));
}
