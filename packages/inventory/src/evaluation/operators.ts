import { FunctionOf, type Resolved } from "../resource/resource";
import { isKnown } from "./known";

/** Comparisons of numbers; of anything else Terraform converts first. */
const ORDER: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
};

/**
 * What an operator comes to. Arithmetic is left to Terraform, whose numbers have more digits, and so is whatever needs
 * a conversion first: these come to a {@link FunctionOf} by the operator's name.
 */
export function binary(operator: string, left: Resolved, right: Resolved): Resolved {
  if (operator === "==" || operator === "!=") {
    const isEqual = equal(left, right);
    if (isEqual !== undefined) return operator === "==" ? isEqual : !isEqual;
  }
  if (typeof left === "boolean" && typeof right === "boolean") {
    if (operator === "&&") return left && right;
    if (operator === "||") return left || right;
  }
  const inOrder = ORDER[operator];
  if (inOrder !== undefined && typeof left === "number" && typeof right === "number")
    return inOrder(left, right);
  return new FunctionOf(operator, [left, right]);
}

/** As {@link binary}, of one operand. */
export function unary(operator: string, operand: Resolved): Resolved {
  if (operator === "!" && typeof operand === "boolean") return !operand;
  // Terraform writes -0 with its sign, JavaScript without.
  if (operator === "-" && typeof operand === "number" && operand !== 0) return -operand;
  return new FunctionOf(operator, [operand]);
}

/** Values of two types are not equal; lists and maps are left to Terraform, which knows their types. */
function equal(left: Resolved, right: Resolved): boolean | undefined {
  if (!isKnown(left) || !isKnown(right)) return undefined;
  if (left === null || right === null) return left === right;
  return typeof left === "object" || typeof right === "object" ? undefined : left === right;
}
