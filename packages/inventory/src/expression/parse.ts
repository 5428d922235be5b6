import { exactNumber, unescaped } from "./string-literal";
import { type Expression, ITEM, type Step } from "./syntax";
import { templateParts } from "./template-text";
import { type ExpressionToken, tokens } from "./tokens";
import { UnreadExpression } from "./unread-expression";

/** Operators from the loosest to the tightest. Source: HCL native syntax, "Operations". */
const PRECEDENCE: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads the inside of one `${…}`.
 * @throws {UnreadExpression} when it is outside of the part of the language that is known here
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(source, tokens(source));
  const expression = parser.expression();
  parser.expect("end", "");
  return expression;
}

/** Reads a whole Terraform string: one expression, a literal, or text around expressions. */
export function parseText(source: string): Expression {
  return template(source, (text) => text.normalize());
}

function template(source: string, textOf: (raw: string) => string): Expression {
  const parts = templateParts(source).map(
    (part): Expression =>
      "text" in part ? { kind: "literal", value: textOf(part.text) } : parseExpression(part.expression),
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
    const test = this.operation(0);
    if (!this.accept("?")) return test;
    const whenTrue = this.expression();
    this.expect("sign", ":");
    return { kind: "choice", test, whenTrue, whenFalse: this.expression() };
  }

  expect(kind: ExpressionToken["kind"], text: string): void {
    const token = this.next();
    if (token.kind !== kind || token.text !== text) this.fail(text === "" ? "the end" : JSON.stringify(text));
    this.at += 1;
  }

  private operation(level: number): Expression {
    const operators = PRECEDENCE[level];
    if (operators === undefined) return this.operand();
    let left = this.operation(level + 1);
    while (this.next().kind === "sign" && operators.includes(this.next().text)) {
      const operator = this.take().text;
      left = { kind: "binary", operator, left, right: this.operation(level + 1) };
    }
    return left;
  }

  private operand(): Expression {
    for (const operator of ["!", "-"]) {
      if (this.accept(operator)) return { kind: "unary", operator, operand: this.operand() };
    }
    return this.steps(this.primary());
  }

  private primary(): Expression {
    const token = this.take();
    if (token.kind === "number") {
      const value = exactNumber(token.text);
      if (value === undefined) this.fail("a number of at most 15 digits", token.text);
      return { kind: "literal", value };
    }
    if (token.kind === "string") return template(token.text, unescaped);
    if (token.kind === "name") return this.named(token.text);
    if (token.text === "(") {
      const inner = this.expression();
      this.expect("sign", ")");
      return inner;
    }
    if (token.text === "[") {
      return this.isFor() ? this.comprehension("]") : { kind: "list", items: this.items("]").items };
    }
    if (token.text === "{") return this.isFor() ? this.comprehension("}") : this.entries();
    this.at -= 1;
    return this.fail("a value");
  }

  private named(name: string): Expression {
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return { kind: "literal", value: constant };
    if (!this.accept("(")) return { kind: "path", root: name, steps: [] };
    const { items, isExpanded } = this.items(")");
    return { kind: "call", name: isExpanded ? `${name}…` : name, args: items };
  }

  /** `isExpanded`: the last one is a list of further arguments, as in `merge(local.maps...)`. */
  private items(closing: string): { readonly items: readonly Expression[]; readonly isExpanded: boolean } {
    const items: Expression[] = [];
    let isExpanded = false;
    while (!this.accept(closing)) {
      items.push(this.expression());
      if (closing === ")" && this.accept("...")) isExpanded = true;
      if (!this.accept(",") && this.next().text !== closing) this.fail(`"," or "${closing}"`);
    }
    return { items, isExpanded };
  }

  private entries(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.accept("}")) {
      const isBare = this.next().kind === "name";
      const key = this.expression();
      if (!this.accept("=")) this.expect("sign", ":");
      entries.push([isBare ? bareKey(key) : key, this.expression()]);
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
    const isGrouped = this.accept("...");
    const condition = this.accepted("name", "if") ? this.expression() : undefined;
    this.expect("sign", closing);
    if (isGrouped) return { kind: "call", name: "for…", args: [over] };
    return {
      kind: "for",
      names,
      over,
      ...(value === undefined ? { value: first } : { key: first, value }),
      ...(condition === undefined ? {} : { condition }),
    };
  }

  /** What follows a value: `.name`, `.0`, `[0]`, `["key"]`, `[key]`, and the splats `.*` and `[*]`. */
  private steps(start: Expression): Expression {
    let value = start;
    for (;;) {
      if (this.accept(".")) {
        value = this.accept("*")
          ? { kind: "splat", of: value, each: this.names() }
          : stepped(value, nameSteps(this.take()));
      } else if (this.accept("[")) {
        if (this.accept("*")) {
          this.expect("sign", "]");
          // All that follows is of each element, further splats included.
          return { kind: "splat", of: value, each: this.steps({ kind: "path", root: ITEM, steps: [] }) };
        }
        value = indexed(value, this.expression());
        this.expect("sign", "]");
      } else return value;
    }
  }

  /** Behind `.*` only names are of each element; an index is of the whole list. */
  private names(): Expression {
    const steps: Step[] = [];
    while (this.next().text === "." && this.list[this.at + 1]?.text !== "*") {
      this.at += 1;
      steps.push(...nameSteps(this.take()));
    }
    return { kind: "path", root: ITEM, steps };
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
    return this.accepted("sign", sign);
  }

  private accepted(kind: ExpressionToken["kind"], text: string): boolean {
    const found = this.next().kind === kind && this.next().text === text;
    if (found) this.at += 1;
    return found;
  }

  private fail(expected: string, found?: string): never {
    const got = found ?? (this.next().kind === "end" ? "the end" : JSON.stringify(this.next().text));
    throw new UnreadExpression(this.source, expected, got);
  }
}

/** `{ name = … }`: a bare word in key position is a string. */
function bareKey(key: Expression): Expression {
  if (key.kind === "literal") return { kind: "literal", value: String(key.value) };
  return key.kind === "path" && key.steps.length === 0 ? { kind: "literal", value: key.root } : key;
}

/** The old form of an index, `.0`; two of them, `.0.1`, look like one number. */
function nameSteps({ kind, text }: ExpressionToken): readonly Step[] {
  return kind === "number" ? text.split(".").map(Number) : [text];
}

function indexed(value: Expression, key: Expression): Expression {
  const isKnown = key.kind === "literal" && (typeof key.value === "string" || typeof key.value === "number");
  return isKnown ? stepped(value, [key.value as Step]) : { kind: "index", of: value, key };
}

function stepped(value: Expression, steps: readonly Step[]): Expression {
  if (value.kind === "path" || value.kind === "access")
    return { ...value, steps: [...value.steps, ...steps] };
  return { kind: "access", of: value, steps };
}
