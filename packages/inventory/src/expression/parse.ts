import type { Expression, Step } from "./syntax";
import { templateParts } from "./template-text";
import { type ExpressionToken, tokens } from "./tokens";

/** What binds less than a comparison is not needed to follow a reference; these are read as one comparison each. */
const OPERATORS: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
  "&&",
  "||",
  "+",
  "-",
  "/",
  "%",
  "*",
]);
const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Reads the inside of one `${…}`.
 * @throws {Error} when it is outside of the part of the language that synthesized JSON uses
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(source, tokens(source));
  const expression = parser.expression();
  parser.expect("end", "");
  return expression;
}

/** Reads a whole Terraform string: one expression, a literal, or text around expressions. */
export function parseText(source: string): Expression {
  const parts = templateParts(source).map(
    (part): Expression =>
      "text" in part ? { kind: "literal", value: part.text } : parseExpression(part.expression),
  );
  const [only] = parts;
  if (only === undefined) return { kind: "literal", value: "" };
  return parts.length === 1 ? only : { kind: "text", parts };
}

class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly list: readonly ExpressionToken[],
  ) {}

  expression(): Expression {
    let left = this.operand();
    while (this.next().kind === "sign" && OPERATORS.has(this.next().text)) {
      const operator = this.take().text;
      left = { kind: "compare", operator, left, right: this.operand() };
    }
    if (!this.accept("?")) return left;
    const whenTrue = this.expression();
    this.expect("sign", ":");
    return { kind: "choice", test: left, whenTrue, whenFalse: this.expression() };
  }

  expect(kind: ExpressionToken["kind"], text: string): void {
    const token = this.next();
    if (token.kind !== kind || token.text !== text) this.fail(text === "" ? "the end" : JSON.stringify(text));
    this.at += 1;
  }

  private operand(): Expression {
    if (this.accept("!")) {
      return {
        kind: "compare",
        operator: "==",
        left: this.operand(),
        right: { kind: "literal", value: false },
      };
    }
    if (this.accept("-")) {
      return { kind: "compare", operator: "-", left: { kind: "literal", value: 0 }, right: this.operand() };
    }
    const start = this.primary();
    const steps = this.steps();
    if (steps.length === 0) return start;
    if (start.kind === "path") return { ...start, steps: [...start.steps, ...steps] };
    return { kind: "access", of: start, steps };
  }

  private primary(): Expression {
    const token = this.take();
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "string") return unquoted(token.text);
    if (token.kind === "name") return this.named(token.text);
    if (token.text === "(") {
      const inner = this.expression();
      this.expect("sign", ")");
      return inner;
    }
    if (token.text === "[") return this.isFor() ? this.comprehension("]") : this.items("]");
    if (token.text === "{") return this.isFor() ? this.comprehension("}") : this.entries();
    this.at -= 1;
    return this.fail("a value");
  }

  private named(name: string): Expression {
    const constant = CONSTANTS[name];
    if (constant !== undefined) return { kind: "literal", value: constant };
    if (!this.accept("(")) return { kind: "path", root: name, steps: [] };
    const { items } = this.items(")");
    return { kind: "call", name, args: items };
  }

  private items(closing: string): Extract<Expression, { kind: "list" }> {
    const items: Expression[] = [];
    while (!this.accept(closing)) {
      items.push(this.expression());
      this.accept("...");
      if (!this.accept(",") && this.next().text !== closing) this.fail(`"," or "${closing}"`);
    }
    return { kind: "list", items };
  }

  private entries(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.accept("}")) {
      const key = this.operand();
      if (!this.accept("=")) this.expect("sign", ":");
      entries.push([bareKey(key), this.expression()]);
      this.accept(",");
    }
    return { kind: "object", entries };
  }

  private comprehension(closing: "]" | "}"): Expression {
    this.at += 1;
    const names = [this.take().text];
    if (this.accept(",")) names.push(this.take().text);
    this.expect("name", "in");
    const over = this.expression();
    this.expect("sign", ":");
    const first = this.expression();
    const value = this.accept("=>") ? this.expression() : undefined;
    this.accept("...");
    if (this.next().text === "if")
      this.fail(`"${closing}": a filtered "for" cannot be followed to its source`);
    this.expect("sign", closing);
    return value === undefined
      ? { kind: "for", names, over, value: first }
      : { kind: "for", names, over, key: first, value };
  }

  /** `.name`, `.0`, `.*`, `[0]`, `["key"]`, `[*]`; any other index is the instance of a counted block: `*`. */
  private steps(): readonly Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.accept(".")) {
        const token = this.take();
        steps.push(token.kind === "number" ? Number(token.text) : token.text);
      } else if (this.accept("[")) {
        if (this.accept("*")) steps.push("*");
        else {
          const index = this.expression();
          const value = index.kind === "literal" ? index.value : "*";
          steps.push(typeof value === "number" ? value : String(value));
        }
        this.expect("sign", "]");
      } else return steps;
    }
  }

  private isFor(): boolean {
    return this.next().kind === "name" && this.next().text === "for";
  }

  private next(): ExpressionToken {
    return this.list[this.at] ?? { kind: "end", text: "" };
  }

  private take(): ExpressionToken {
    const token = this.next();
    this.at += 1;
    return token;
  }

  private accept(sign: string): boolean {
    const found = this.next().kind === "sign" && this.next().text === sign;
    if (found) this.at += 1;
    return found;
  }

  private fail(expected: string): never {
    const got = this.next().kind === "end" ? "the end" : JSON.stringify(this.next().text);
    throw new Error(`expression ${JSON.stringify(this.source)}: expected ${expected}, got ${got}`);
  }
}

/** A quoted string may itself hold expressions. */
function unquoted(raw: string): Expression {
  return parseText(
    raw.replace(/\\(["\\n])/g, (_, character: string) => (character === "n" ? "\n" : character)),
  );
}

/** `{ name = … }`: a bare word in key position is a string. */
function bareKey(key: Expression): Expression {
  return key.kind === "path" && key.steps.length === 0 ? { kind: "literal", value: key.root } : key;
}
