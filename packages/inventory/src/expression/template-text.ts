import { UnreadExpression } from "./unread-expression";

/** A piece of a Terraform string: text as it stands, or the inside of one `${…}`. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

/** Closing bracket by opening one: an expression ends at the `}` that none of these encloses. */
const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/**
 * Splits a Terraform string at its `${…}`. The escapes `$${` and `%%{` stay text, as `${` and `%{`. Quotes inside an
 * expression may be bare or written `\"`: a policy that was JSON-encoded around an expression holds either.
 * @throws {UnreadExpression} when a `${` is never closed, or at a directive such as `%{ if … }`
 */
export function templateParts(source: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let at = 0;
  while (at < source.length) {
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      text += source.slice(at + 1, at + 3);
      at += 3;
    } else if (source.startsWith("${", at)) {
      const end = expressionEnd(source, at + 2);
      if (text !== "") parts.push({ text });
      text = "";
      parts.push({ expression: source.slice(at + 2, end) });
      at = end + 1;
    } else if (source.startsWith("%{", at)) {
      throw new UnreadExpression(source, "text without directives", '"%{"');
    } else {
      text += source[at];
      at += 1;
    }
  }
  if (text !== "") parts.push({ text });
  return parts;
}

/** Whether the string holds an expression or a directive, so that its value is not written in it. */
export function hasExpression(value: unknown): boolean {
  return typeof value === "string" && /(^|[^$])\$\{|(^|[^%])%\{/.test(value);
}

/** Whether a string stands for itself: it holds neither expressions nor escapes of them. */
export function isPlain(text: string): boolean {
  return !/[$%]\{/.test(text);
}

/** Index behind the closing quote of the string whose content starts at `from`. Its own expressions may hold quotes. */
export function quotedEnd(source: string, from: number, quote: '"' | '\\"'): number {
  let at = from;
  while (at < source.length) {
    if (source.startsWith(quote, at)) return at + quote.length;
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) at += 3;
    else if (source.startsWith("${", at)) at = expressionEnd(source, at + 2) + 1;
    else at += source[at] === "\\" ? 2 : 1;
  }
  throw new UnreadExpression(source, "a closing quote", "the end of the string");
}

/** Index of the `}` that closes the expression which starts at `from`. */
function expressionEnd(source: string, from: number): number {
  const open: string[] = [];
  let at = from;
  while (at < source.length) {
    const quote = quoteAt(source, at);
    if (quote !== undefined) {
      at = quotedEnd(source, at + quote.length, quote);
      continue;
    }
    const character = source[at] ?? "";
    const closing = CLOSING[character];
    if (closing !== undefined) open.push(closing);
    else if (character === open.at(-1)) open.pop();
    else if (character === "}") return at;
    at += 1;
  }
  throw new UnreadExpression(source, 'a closing "}"', "the end of the string");
}

/** The quote that starts here, bare or escaped by an enclosing JSON text. */
function quoteAt(source: string, at: number): '"' | '\\"' | undefined {
  if (source[at] === '"') return '"';
  return source.startsWith('\\"', at) ? '\\"' : undefined;
}
