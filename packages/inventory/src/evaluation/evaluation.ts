import { isBlock } from "../block-path";
import { parseText } from "../expression/parse";
import { type Expression, ITEM, type Step } from "../expression/syntax";
import { isPlain } from "../expression/template-text";
import { UnreadExpression } from "../expression/unread-expression";
import { AttributeOf, FunctionOf, type Resolved } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import { type ElementReader, readFor } from "./comprehension";
import type { Declarations } from "./declarations";
import { DeclaredValues } from "./declared-values";
import { FUNCTIONS } from "./functions";
import { hasConvertible, isKnown, keepsType } from "./known";
import { binary, unary } from "./operators";
import { bound, NO_NAMES, type Scope } from "./scope";
import { indexOf, joined, splatElements, stepInto } from "./steps";

/**
 * Evaluates expressions of one unit. It gives a value only where Terraform gives the same; what it does not evaluate
 * comes to a {@link FunctionOf} of what it could follow. Steps are carried inwards, so that only the field which is
 * used is looked at: a problem in another field of the same object is another reader's problem.
 */
export class Evaluation {
  private readonly names: DeclaredValues;

  constructor(
    private readonly declared: Declarations,
    private readonly layer: string,
  ) {
    this.names = new DeclaredValues(declared, layer);
  }

  /**
   * A value as written in the JSON, or the part of it that the steps lead to.
   * @throws {UnresolvedReference} when it refers to something that no unit declares
   */
  value(written: unknown, steps: readonly Step[] = []): Resolved {
    const [first, ...rest] = steps;
    if (typeof written === "string") return this.text(written, steps);
    if (Array.isArray(written)) {
      if (first === undefined) return written.map((item) => this.value(item));
      const index = indexOf(first);
      if (index !== undefined && index < written.length) return this.value(written[index], rest);
      return this.unresolved(`no element ${JSON.stringify(first)} in a list of ${written.length}`, []);
    }
    if (isBlock(written)) {
      const keys = Object.keys(written);
      if (!keys.every(isPlain)) return stepInto(this.keyed(written), steps);
      if (first === undefined) return Object.fromEntries(keys.map((key) => [key, this.value(written[key])]));
      if (!Object.hasOwn(written, first)) return this.unresolved(`no field ${JSON.stringify(first)}`, keys);
      return this.value(written[first], rest);
    }
    return stepInto(written as number | boolean | null | undefined, steps);
  }

  private text(written: string, steps: readonly Step[]): Resolved {
    if (isPlain(written)) return stepInto(written.normalize(), steps);
    try {
      return this.expression(parseText(written), steps, NO_NAMES);
    } catch (error) {
      if (error instanceof UnreadExpression) return new FunctionOf("unread", [written]);
      throw error;
    }
  }

  /** An object whose keys hold expressions too, which need not be known. */
  private keyed(written: Readonly<Record<string, unknown>>): Resolved {
    const entries = Object.keys(written).map(
      (key) => [this.text(key, []), this.value(written[key])] as const,
    );
    const isWritten = entries.every(([key]) => typeof key === "string");
    return isWritten ? Object.fromEntries(entries) : new FunctionOf("object", entries.flat());
  }

  private expression(expression: Expression, steps: readonly Step[], scope: Scope): Resolved {
    switch (expression.kind) {
      case "literal":
        return stepInto(expression.value, steps);
      case "text":
        return stepInto(joined(expression.parts.map((part) => this.expression(part, [], scope))), steps);
      case "path":
        return this.path(expression.root, [...expression.steps, ...steps], scope);
      case "access":
        return this.expression(expression.of, [...expression.steps, ...steps], scope);
      case "index":
        return this.indexed(expression, steps, scope);
      case "splat":
        return this.splat(expression, steps, scope);
      case "call":
        return this.call(expression.name, expression.args, steps, scope);
      case "choice":
        return this.choice(expression, steps, scope);
      case "binary": {
        const [left, right] = [expression.left, expression.right].map((side) =>
          this.expression(side, [], scope),
        );
        return stepInto(binary(expression.operator, left, right), steps);
      }
      case "unary":
        return stepInto(unary(expression.operator, this.expression(expression.operand, [], scope)), steps);
      case "list":
        return this.items(expression.items, steps, scope);
      case "object":
        return this.entry(expression.entries, steps, scope);
      case "for":
        return readFor(expression, steps, scope, this.reader);
    }
  }

  private readonly reader: ElementReader = (expression, steps, scope) =>
    this.expression(expression, steps, scope);

  private path(root: string, steps: readonly Step[], scope: Scope): Resolved {
    const binding = scope.get(root);
    if (binding !== undefined) return binding(steps);
    const found = this.names.find(root, steps);
    if ("resolved" in found) return found.resolved;
    const { layer, value, steps: inside } = found.written;
    return layer === this.layer
      ? this.value(value, inside)
      : new Evaluation(this.declared, layer).value(value, inside);
  }

  private indexed(
    { of, key }: Extract<Expression, { kind: "index" }>,
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const step = this.expression(key, [], scope);
    if (typeof step === "string" || typeof step === "number")
      return this.expression(of, [step, ...steps], scope);
    const value = this.expression(of, [], scope);
    // Which instance of a counted resource it is, whoever follows the reference does not ask.
    if (value instanceof AttributeOf && value.attribute === "") return stepInto(value, steps);
    return new FunctionOf("index", [value, step, ...steps]);
  }

  private splat(
    { of, each }: Extract<Expression, { kind: "splat" }>,
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const over = this.expression(of, [], scope);
    const at = (element: Resolved): Resolved =>
      this.expression(
        each,
        [],
        bound(scope, ITEM, (inside) => stepInto(element, inside)),
      );
    if (over instanceof AttributeOf) {
      const [first, ...rest] = steps;
      const isElement = first !== undefined && indexOf(first) !== undefined;
      return stepInto(at(over.attribute === "" ? over : stepInto(over, ["*"])), isElement ? rest : steps);
    }
    return stepInto(splatElements(over)?.map(at) ?? new FunctionOf("[*]", [over]), steps);
  }

  private call(name: string, args: readonly Expression[], steps: readonly Step[], scope: Scope): Resolved {
    if (name === "try") return this.tried(args, steps, scope);
    const [first] = args;
    if (name === "tomap" && steps.length > 0 && (first?.kind === "for" || first?.kind === "object")) {
      const entry = this.expression(first, steps, scope);
      if (!hasConvertible(entry)) return entry;
    }
    const values = args.map((arg) => this.expression(arg, [], scope));
    const known = FUNCTIONS.get(name);
    const takes = known === undefined || known.length === 0 || known.length === values.length;
    const result = takes ? known?.(...values) : undefined;
    return stepInto(result === undefined ? new FunctionOf(name, values) : result, steps);
  }

  /**
   * `try` takes its first argument where that is written out. A reference may fail when Terraform runs, and so may what
   * is not looked at here of a longer expression.
   */
  private tried(args: readonly Expression[], steps: readonly Step[], scope: Scope): Resolved {
    const found = args.map((arg) => this.attempt(arg, [], scope));
    const [first] = found;
    const isWhole = args[0]?.kind === "literal" || args[0]?.kind === "path";
    if (isWhole && first !== undefined && isKnown(first.value)) return stepInto(first.value, steps);
    return new FunctionOf(
      "try",
      found.flatMap((one) => (one === undefined ? [] : [one.value])),
    );
  }

  private choice(
    { test, whenTrue, whenFalse }: Extract<Expression, { kind: "choice" }>,
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const condition = this.expression(test, [], scope);
    const isTrue = [true, "true"].includes(condition as true);
    if (!isTrue && ![false, "false"].includes(condition as false)) {
      const branches = [whenTrue, whenFalse].flatMap((branch) => this.attempt(branch, steps, scope) ?? []);
      return new FunctionOf("?:", [condition, ...branches.map(({ value }) => value)]);
    }
    const [chosen, other] = isTrue ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
    const value = this.expression(chosen, steps, scope);
    return this.keepsBranch(value, other, steps, scope) ? value : new FunctionOf("?:", [condition, value]);
  }

  /** Whether the branch that is not taken leaves the value of the other one as it is. One that fails has no type. */
  private keepsBranch(value: Resolved, other: Expression, steps: readonly Step[], scope: Scope): boolean {
    if (other.kind === "literal" && other.value === null) return true;
    const beside = this.attempt(other, steps, scope);
    if (beside !== undefined) return keepsType(value, beside.value);
    if (!hasConvertible(value)) return true;
    if (other.kind !== "path" && other.kind !== "access") return false;
    if (steps.length === 0) return true;
    const whole = this.attempt(other, [], scope);
    return whole === undefined || whole.value === null;
  }

  private attempt(
    expression: Expression,
    steps: readonly Step[],
    scope: Scope,
  ): { readonly value: Resolved } | undefined {
    try {
      return { value: this.expression(expression, steps, scope) };
    } catch (error) {
      if (error instanceof UnresolvedReference) return undefined;
      throw error;
    }
  }

  private items(items: readonly Expression[], steps: readonly Step[], scope: Scope): Resolved {
    const [first, ...rest] = steps;
    if (first === undefined) return items.map((item) => this.expression(item, [], scope));
    const item = items[indexOf(first) ?? -1];
    if (item === undefined) return this.unresolved(`no element ${first} in a list of ${items.length}`, []);
    return this.expression(item, rest, scope);
  }

  private entry(
    entries: readonly (readonly [Expression, Expression])[],
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const keyed = entries.map(([key, value]) => [this.expression(key, [], scope), value] as const);
    if (!keyed.every(([key]) => ["string", "number", "boolean"].includes(typeof key))) {
      return new FunctionOf("object", [...keyed.map(([key]) => key), ...steps]);
    }
    const [first, ...rest] = steps;
    if (first === undefined) {
      return Object.fromEntries(keyed.map(([key, value]) => [key, this.expression(value, [], scope)]));
    }
    const found = keyed.findLast(([key]) => String(key) === String(first));
    if (found !== undefined) return this.expression(found[1], rest, scope);
    return this.unresolved(
      `no field ${JSON.stringify(first)}`,
      keyed.map(([key]) => String(key)),
    );
  }

  private unresolved(problem: string, known: readonly string[]): never {
    const list = known.length === 0 ? "" : `, expected one of ${known.join(", ")}`;
    throw new UnresolvedReference(`${this.layer}: ${problem}${list}`);
  }
}
