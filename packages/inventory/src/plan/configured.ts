import { type Block, isBlock } from "../block-path";
import type { Step } from "../expression/syntax";
import { hasExpression } from "../expression/template-text";

/**
 * The expressions of a plan's `configuration` that may stand at one place. They are several below repeated blocks: a
 * plan has those of a set in another order than the configuration. Source: Terraform, "JSON Output Format",
 * Expression Representation.
 */
export type Expressions = readonly unknown[];

/** The expressions one step further in. */
export function expressionsAt(expressions: Expressions, step: Step): Expressions {
  return expressions.flatMap((expression): Expressions => {
    if (Array.isArray(expression)) return expressionsAt(expression, step);
    if (!isBlock(expression)) return [];
    if (!isLeaf(expression)) return typeof step === "number" ? [expression] : [expression[step]];
    const { constant_value: constant, references } = expression;
    if (Array.isArray(constant) && typeof step !== "number") return [];
    const part = isBlock(constant) || Array.isArray(constant) ? (constant as Block)[step] : undefined;
    if (part !== undefined) return [leafOf(part, references)];
    return references === undefined || isBlock(constant) ? [] : [{ references }];
  });
}

/** Whether the configuration gives a value here. */
export function isConfigured(expressions: Expressions): boolean {
  return expressions.some((expression) => {
    if (Array.isArray(expression)) return expression.length > 0;
    if (!isBlock(expression)) return false;
    if (!isLeaf(expression)) return true;
    const { constant_value: constant, references } = expression;
    return (constant !== undefined && constant !== null) || Array.isArray(references);
  });
}

/** The references of the expressions, for example `aws_vpc.main.id`. */
export function referencesIn(expressions: Expressions): readonly string[] {
  return expressions.flatMap((expression) => {
    if (Array.isArray(expression)) return referencesIn(expression);
    if (!isBlock(expression)) return [];
    if (!isLeaf(expression)) return referencesIn(Object.values(expression));
    return Array.isArray(expression.references) ? expression.references.map(String) : [];
  });
}

/**
 * The expression as it was written, which a plan has of configuration in JSON beside its references; undefined where
 * it is written in HCL, or where it is one of several.
 */
export function sourceOf(expressions: Expressions): unknown {
  const [only] = expressions;
  return expressions.length === 1 && isBlock(only) && isLeaf(only) ? only.constant_value : undefined;
}

/** The references of a whole are those of its parts, except of parts that are written out. */
function leafOf(constant: unknown, references: unknown): Block {
  const isWritten = typeof constant !== "object" && !hasExpression(constant);
  return isWritten ? { constant_value: constant } : { constant_value: constant, references };
}

function isLeaf(expression: Block): boolean {
  return "constant_value" in expression || "references" in expression;
}
