import { UnreadExpression } from "./unread-expression";

/** What a backslash may stand before in a quoted string. Source: HCL native syntax, "Template Expressions". */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/**
 * The text of a quoted string's raw content between expressions. Terraform's strings are in Unicode's form NFC.
 * @throws {UnreadExpression} at another escape
 */
export function unescaped(raw: string): string {
  return raw
    .replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]|$))/g, (_, short, long, character) => {
      const code = short ?? long;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      const found = ESCAPES[character];
      if (found === undefined) throw new UnreadExpression(raw, "an escape", `"\\${character}"`);
      return found;
    })
    .normalize();
}

/** A number that JavaScript holds as Terraform does; undefined for others, which have up to 512 bits there. */
export function exactNumber(text: string): number | undefined {
  const value = Number(text);
  const digits = text.replace(/[eE].*$/, "").replace(/^0*\.?0*|\./g, "");
  const isExact = digits.length <= 15 && Math.abs(value) < 1e15 && (value === 0 || Math.abs(value) >= 1e-6);
  return isExact ? value : undefined;
}
