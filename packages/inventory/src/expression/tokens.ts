import { quotedEnd } from "./template-text";
import { UnreadExpression } from "./unread-expression";

/** A token of an expression. A string token holds the raw text between its quotes. */
export interface ExpressionToken {
  readonly kind: "name" | "number" | "string" | "sign" | "end";
  readonly text: string;
}

/** Longest first, so that `=>` is not read as `=`. */
const SIGNS = ["...", "=>", "==", "!=", "<=", ">=", "&&", "||", ..."{}[]().,:?*=<>!+-/%"];

/**
 * The tokens of an expression, the last one being `end`.
 * @throws {UnreadExpression} at a character that starts no token
 */
export function tokens(source: string): readonly ExpressionToken[] {
  const plain = source.includes('\\"') && !/(^|[^\\])"/.test(source) ? source.replaceAll('\\"', '"') : source;
  const found: ExpressionToken[] = [];
  let rest = plain.trimStart();
  while (rest !== "") {
    const token = nextToken(rest);
    if (token === undefined) throw new UnreadExpression(source, "a token", JSON.stringify(rest));
    found.push(token.token);
    rest = rest.slice(token.length).trimStart();
  }
  return [...found, { kind: "end", text: "" }];
}

function nextToken(rest: string): { readonly token: ExpressionToken; readonly length: number } | undefined {
  const name = /^[A-Za-z_][\w-]*/.exec(rest)?.[0];
  if (name !== undefined) return { token: { kind: "name", text: name }, length: name.length };
  const number = /^\d+(\.\d+)?([eE][+-]?\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return { token: { kind: "number", text: number }, length: number.length };
  if (rest.startsWith('"')) {
    const end = quotedEnd(rest, 1, '"');
    return { token: { kind: "string", text: rest.slice(1, end - 1) }, length: end };
  }
  // `//` and `/*` start comments, which no JSON has inside of an expression.
  if (/^\/[/*]/.test(rest)) return undefined;
  const sign = SIGNS.find((candidate) => rest.startsWith(candidate));
  return sign === undefined ? undefined : { token: { kind: "sign", text: sign }, length: sign.length };
}
