import { isBlock } from "../block-path";
import { parseText } from "../expression/parse";
import type { Expression, Step } from "../expression/syntax";
import { hasExpression } from "../expression/template-text";
import { AttributeOf, FunctionOf, type Resolved, VariableOf } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import type { Declarations } from "./declarations";
import { joined, stepInto } from "./steps";

/** A name bound by a `for`: an expression, or a piece of one, that is looked at only when the name is used. */
type Binding = (steps: readonly Step[]) => Resolved;
type Scope = Readonly<Record<string, Binding>>;

/** Functions that hand on what they are given; their result is followed as if they were not there. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "tomap",
  "tolist",
  "toset",
  "tostring",
  "nonsensitive",
  "sensitive",
  "try",
  "coalesce",
]);

/**
 * Follows expressions of one unit. Steps are carried inwards, so that only the field which is used is looked at:
 * a fault in another field of the same object is another reader's fault.
 */
export class Evaluation {
  constructor(
    private readonly declared: Declarations,
    private readonly layer: string,
  ) {}

  /** A value as written in the JSON, or the part of it that the steps lead to. */
  value(written: unknown, steps: readonly Step[] = []): Resolved {
    if (typeof written === "string") {
      if (!hasExpression(written) && !written.includes("$${")) return stepInto(written, steps);
      return this.expression(parseText(written), steps, {});
    }
    const [first, ...rest] = steps;
    if (Array.isArray(written)) {
      if (first === undefined) return written.map((item) => this.value(item));
      if (first === "*") return written.map((item) => this.value(item, rest));
      if (typeof first === "number") return this.value(written[first], rest);
      return this.value(written[0], steps);
    }
    if (isBlock(written)) {
      if (first === undefined) {
        return Object.fromEntries(Object.keys(written).map((key) => [key, this.value(written[key])]));
      }
      if (first === "*") return Object.keys(written).map((key) => this.value(written[key], rest));
      if (!(first in written))
        return this.unresolved(`no field ${JSON.stringify(first)}`, Object.keys(written));
      return this.value(written[first], rest);
    }
    return stepInto(written as string | number | boolean | null | undefined, steps);
  }

  private expression(expression: Expression, steps: readonly Step[], scope: Scope): Resolved {
    switch (expression.kind) {
      case "literal":
        return stepInto(expression.value, steps);
      case "text":
        return joined(expression.parts.map((part) => this.expression(part, [], scope)));
      case "path":
        return this.path(expression.root, [...expression.steps, ...steps], scope);
      case "access":
        return this.expression(expression.of, [...expression.steps, ...steps], scope);
      case "call":
        return this.call(expression.name, expression.args, steps, scope);
      case "choice":
        return this.expression(this.chosen(expression, scope), steps, scope);
      case "compare":
        return this.comparison(expression, scope);
      case "list":
        return this.items(expression.items, steps, scope);
      case "object":
        return this.entry(expression.entries, steps, scope);
      case "for":
        return this.comprehension(expression, steps, scope);
    }
  }

  private path(root: string, steps: readonly Step[], scope: Scope): Resolved {
    const bound = scope[root];
    if (bound !== undefined) return bound(steps);
    const [first, second, ...rest] = steps;
    if (root === "local") return this.local(String(first), steps.slice(1));
    if (root === "var") return this.variable(String(first), steps.slice(1));
    if (root !== "data") return this.attribute("resource", root, String(first), steps.slice(1));
    if (first === "terraform_remote_state") return this.remoteState(String(second), rest);
    return this.attribute("data", String(first), String(second), rest);
  }

  private local(name: string, steps: readonly Step[]): Resolved {
    const locals = this.declared.at(this.layer, ["locals"]);
    if (!isBlock(locals) || locals[name] === undefined) {
      return this.unresolved(`local.${name} is not declared`, isBlock(locals) ? Object.keys(locals) : []);
    }
    return this.value(locals[name], steps);
  }

  private variable(name: string, steps: readonly Step[]): Resolved {
    const variable = this.declared.at(this.layer, ["variable", name]);
    if (!isBlock(variable)) return this.unresolved(`var.${name} is not declared`, []);
    return "default" in variable ? this.value(variable.default, steps) : new VariableOf(this.layer, name);
  }

  private attribute(mode: "resource" | "data", type: string, name: string, steps: readonly Step[]): Resolved {
    const found = this.declared.find(mode, type, name, this.layer);
    const kind = mode === "data" ? `data.${type}` : type;
    if (found === undefined) return this.unresolved(`${kind}.${name} is not declared`, []);
    // The first index is that of a counted block's instance, which the JSON does not have.
    const isInstance =
      typeof steps[0] === "number" || steps[0] === "*" || isKeyOf(found.values.for_each, steps[0]);
    return new AttributeOf(this.layer, kind, name, (isInstance ? steps.slice(1) : steps).join("."), found);
  }

  /** `data.terraform_remote_state.<name>[0].outputs.<field>`: the output of the unit that writes this state. */
  private remoteState(name: string, steps: readonly Step[]): Resolved {
    const state = this.declared.at(this.layer, ["data", "terraform_remote_state", name]);
    if (!isBlock(state)) return this.unresolved(`data.terraform_remote_state.${name} is not declared`, []);
    const [outputs, field, ...rest] = typeof steps[0] === "number" ? steps.slice(1) : steps;
    if (outputs !== "outputs") return this.unresolved(`expected .outputs of the remote state ${name}`, []);
    const producer = this.producer(name, state.config);
    const declared = this.declared.at(producer, ["output"]);
    const output = isBlock(declared) && field !== undefined ? declared[field] : undefined;
    if (!isBlock(output)) {
      const names = isBlock(declared) ? Object.keys(declared) : [];
      return this.unresolved(`layer ${producer} has no output ${JSON.stringify(field)}`, names);
    }
    return new Evaluation(this.declared, producer).value(output.value, rest);
  }

  /** The layer that writes the state which is read: by its bucket and key, or by name where the JSON has neither. */
  private producer(name: string, config: unknown): string {
    const { key, bucket } = isBlock(config) ? config : {};
    const others = this.declared.layers.filter((layer) => layer !== name);
    const found = [...(others.length < this.declared.layers.length ? [name] : []), ...others].find(
      (layer) => {
        if (key === undefined) return layer === name;
        const backend = this.declared.at(layer, ["terraform", "backend", "s3"]);
        return isBlock(backend) && backend.key === key && backend.bucket === bucket;
      },
    );
    if (found !== undefined) return found;
    return this.unresolved(
      `no unit of the environment writes the state ${String(bucket)}/${String(key ?? name)}`,
      [],
    );
  }

  private call(name: string, args: readonly Expression[], steps: readonly Step[], scope: Scope): Resolved {
    const [first, second] = args;
    if (first !== undefined && TRANSPARENT.has(name)) return this.expression(first, steps, scope);
    if (first !== undefined && name === "one") return this.only(first, steps, scope);
    if (first !== undefined && name === "element" && second?.kind === "literal") {
      return this.expression(first, [Number(second.value), ...steps], scope);
    }
    if (name === "concat")
      return stepInto(
        args.flatMap((arg) => this.expression(arg, [], scope)),
        steps,
      );
    return new FunctionOf(
      name,
      args.map((arg) => this.expression(arg, [], scope)),
    );
  }

  /** `one(x[*].y)`: the attribute itself; of a list, its only element. */
  private only(list: Expression, steps: readonly Step[], scope: Scope): Resolved {
    const found = this.expression(list, [], scope);
    if (!Array.isArray(found)) return this.expression(list, steps, scope);
    return found.length > 1
      ? this.unresolved(`one() of ${found.length} elements`, [])
      : stepInto(found[0], steps);
  }

  private chosen(choice: Extract<Expression, { kind: "choice" }>, scope: Scope): Expression {
    const test = this.expression(choice.test, [], scope);
    if (typeof test === "boolean") return test ? choice.whenTrue : choice.whenFalse;
    return this.unresolved("a condition that is known only when Terraform runs", []);
  }

  private comparison(expression: Extract<Expression, { kind: "compare" }>, scope: Scope): Resolved {
    const left = this.expression(expression.left, [], scope);
    const right = this.expression(expression.right, [], scope);
    const isKnown = [left, right].every((side) => typeof side !== "object" || side === null);
    if (isKnown && expression.operator === "==") return left === right;
    if (isKnown && expression.operator === "!=") return left !== right;
    return new FunctionOf(expression.operator, [left, right]);
  }

  private items(items: readonly Expression[], steps: readonly Step[], scope: Scope): Resolved {
    const [first, ...rest] = steps;
    if (first === undefined || first === "*") return items.map((item) => this.expression(item, rest, scope));
    const item = items[Number(first)];
    if (item === undefined) return this.unresolved(`no element ${first} in a list of ${items.length}`, []);
    return this.expression(item, rest, scope);
  }

  private entry(
    entries: readonly (readonly [Expression, Expression])[],
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const [first, ...rest] = steps;
    const keyed = entries.map(([key, value]) => [String(this.expression(key, [], scope)), value] as const);
    if (first === undefined) {
      return Object.fromEntries(keyed.map(([key, value]) => [key, this.expression(value, [], scope)]));
    }
    const found = keyed.find(([key]) => key === String(first));
    if (found === undefined) {
      return this.unresolved(
        `no field ${JSON.stringify(first)}`,
        keyed.map(([key]) => key),
      );
    }
    return this.expression(found[1], rest, scope);
  }

  private comprehension(
    loop: Extract<Expression, { kind: "for" }>,
    steps: readonly Step[],
    scope: Scope,
  ): Resolved {
    const at = (key: Step): Scope => {
      const entry: Binding = (inner) => this.expression(loop.over, [key, ...inner], scope);
      const [first = "", second] = loop.names;
      if (second === undefined) return { ...scope, [first]: entry };
      return { ...scope, [first]: () => key, [second]: entry };
    };
    const [first, ...rest] = steps;
    // `{ for name, entry in … : name => … }` keeps its keys, so one entry is found without looking at the others.
    if (first !== undefined && first !== "*" && keepsKeys(loop)) {
      return this.expression(loop.value, rest, at(first));
    }
    const keys = this.keys(this.expression(loop.over, [], scope));
    const results = keys.map((key) => ({ key: this.keyOf(loop, key, at(key)), scope: at(key) }));
    if (first !== undefined && first !== "*") {
      const found = results.find(({ key }) => String(key) === String(first));
      if (found === undefined) {
        return this.unresolved(
          `no entry ${JSON.stringify(first)}`,
          results.map(({ key }) => String(key)),
        );
      }
      return this.expression(loop.value, rest, found.scope);
    }
    const values = results.map(
      (result) => [String(result.key), this.expression(loop.value, rest, result.scope)] as const,
    );
    return loop.key === undefined || first === "*"
      ? values.map(([, value]) => value)
      : Object.fromEntries(values);
  }

  private keyOf(loop: Extract<Expression, { kind: "for" }>, key: Step, scope: Scope): Step {
    return loop.key === undefined ? key : String(this.expression(loop.key, [], scope));
  }

  private keys(over: Resolved): readonly Step[] {
    if (over instanceof AttributeOf) return ["*"];
    if (Array.isArray(over)) return over.map((_, index) => index);
    if (isBlock(over)) return Object.keys(over);
    return this.unresolved("a for over something that is neither list nor map", []);
  }

  private unresolved(fault: string, known: readonly string[]): never {
    const list = known.length === 0 ? "" : `, expected one of ${known.join(", ")}`;
    throw new UnresolvedReference(`${this.layer}: ${fault}${list}`);
  }
}

function keepsKeys({ names, key }: Extract<Expression, { kind: "for" }>): boolean {
  const isPair = names.length === 2 && key?.kind === "path";
  return isPair && key.root === names[0] && key.steps.length === 0;
}

function isKeyOf(forEach: unknown, step: Step | undefined): boolean {
  return forEach !== undefined && step !== undefined && (!isBlock(forEach) || step in forEach);
}
