/** A token of an expression. A string token holds the raw text between its quotes. */
export interface ExpressionToken {
  readonly kind: "name" | "number" | "string" | "sign" | "end";
  readonly text: string;
}

/** Longest first, so that `=>` is not read as `=`. */
const SIGNS = ["...", "=>", "==", "!=", "<=", ">=", "&&", "||", ..."{}[]().,:?*=<>!+-/%"];

/**
 * The tokens of an expression, the last one being `end`.
 * @throws {Error} at a character that starts no token
 */
export function tokens(source: string): readonly ExpressionToken[] {
  const plain = source.includes('\\"') && !/(^|[^\\])"/.test(source) ? source.replaceAll('\\"', '"') : source;
  const found: ExpressionToken[] = [];
  let rest = plain.trimStart();
  while (rest !== "") {
    const token = nextToken(rest);
    if (token === undefined) {
      throw new Error(`expression ${JSON.stringify(source)}: expected a token, got ${JSON.stringify(rest)}`);
    }
    found.push(token.token);
    rest = rest.slice(token.length).trimStart();
  }
  return [...found, { kind: "end", text: "" }];
}

function nextToken(rest: string): { readonly token: ExpressionToken; readonly length: number } | undefined {
  const name = /^[A-Za-z_][\w-]*/.exec(rest)?.[0];
  if (name !== undefined) return { token: { kind: "name", text: name }, length: name.length };
  const number = /^\d+(\.\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return { token: { kind: "number", text: number }, length: number.length };
  if (rest.startsWith('"')) return stringToken(rest);
  const sign = SIGNS.find((candidate) => rest.startsWith(candidate));
  return sign === undefined ? undefined : { token: { kind: "sign", text: sign }, length: sign.length };
}

/** A quoted string; quotes inside its own `${…}` do not end it. */
function stringToken(rest: string): { readonly token: ExpressionToken; readonly length: number } | undefined {
  let depth = 0;
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] === "\\") at += 1;
    else if (rest.startsWith("${", at)) depth += 1;
    else if (rest[at] === "}" && depth > 0) depth -= 1;
    else if (rest[at] === '"' && depth === 0) {
      return { token: { kind: "string", text: rest.slice(1, at) }, length: at + 1 };
    }
  }
  return undefined;
}
