import { parseText } from "./parse";
import { type Expression, ITEM, type Step } from "./syntax";

/** A path that an expression reads: `local.network.tiers.private` has the root `local`. */
export interface ReadPath {
  readonly root: string;
  readonly steps: readonly Step[];
}

/**
 * Every path that an expression reads, in its order. Names that a comprehension gives to elements are no paths; what
 * it goes over is. An index that is itself an expression ends its path, which then stands for all elements.
 */
export function readPaths(expression: Expression, bound: readonly string[] = []): readonly ReadPath[] {
  const of = (one: Expression): readonly ReadPath[] => readPaths(one, bound);
  switch (expression.kind) {
    case "literal":
      return [];
    case "path":
      return expression.root === ITEM || bound.includes(expression.root)
        ? []
        : [{ root: expression.root, steps: expression.steps }];
    case "text":
      return expression.parts.flatMap(of);
    case "access":
      return of(expression.of);
    case "index":
      return [...of(expression.of), ...of(expression.key)];
    case "splat":
      return [...ofEach(of(expression.of), expression.each), ...of(expression.each)];
    case "call":
      return expression.args.flatMap(of);
    case "choice":
      return [expression.test, expression.whenTrue, expression.whenFalse].flatMap(of);
    case "binary":
      return [expression.left, expression.right].flatMap(of);
    case "unary":
      return of(expression.operand);
    case "list":
      return expression.items.flatMap(of);
    case "object":
      return expression.entries.flatMap((entry) => entry.flatMap(of));
    case "for": {
      const { names, over, key, value, condition } = expression;
      const inner = [key, value, condition].filter((one) => one !== undefined);
      return [...of(over), ...inner.flatMap((one) => readPaths(one, [...bound, ...names]))];
    }
  }
}

/**
 * Every path that the strings of a JSON value read, keys of its objects too.
 * @throws {UnreadExpression} when a string is outside of the part of the language that is known here
 */
export function pathsIn(value: unknown): readonly ReadPath[] {
  if (typeof value === "string") return readPaths(parseText(value));
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [...pathsIn(key), ...pathsIn(member)]);
}

/** A path as Terraform writes it. */
export function pathText({ root, steps }: ReadPath): string {
  return steps.reduce<string>((text, step) => {
    if (step === "*" || typeof step === "number") return `${text}[${step}]`;
    return /^[A-Za-z_][\w-]*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, root);
}

/** The paths with `[*]` and what is read of each element behind them, where that is a plain path. */
function ofEach(paths: readonly ReadPath[], each: Expression): readonly ReadPath[] {
  const [only, ...others] = paths;
  if (only === undefined || others.length > 0 || each.kind !== "path") return paths;
  return [{ root: only.root, steps: [...only.steps, "*", ...each.steps] }];
}
