import { isBlock } from "../block-path";
import type { Step } from "../expression/syntax";
import {
  AttributeOf,
  FunctionOf,
  type Resolved,
  TextAround,
  UnknownValue,
  VariableOf,
} from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import { isSymbolic } from "./known";

/**
 * Goes on into a value that is already resolved.
 * @throws {UnresolvedReference} when it has no such part
 */
export function stepInto(value: Resolved, steps: readonly Step[]): Resolved {
  const [first, ...rest] = steps;
  if (first === undefined || value instanceof VariableOf || value instanceof UnknownValue) return value;
  if (value instanceof AttributeOf) return attributeAt(value, steps);
  if (value instanceof FunctionOf || value instanceof TextAround)
    return new FunctionOf("index", [value, ...steps]);
  if (Array.isArray(value)) {
    const index = indexOf(first);
    if (index !== undefined && index < value.length) return stepInto(value[index], rest);
    throw new UnresolvedReference(`no element ${JSON.stringify(first)} in a list of ${value.length}`);
  }
  if (isBlock(value) && Object.hasOwn(value, first)) {
    return stepInto((value as Readonly<Record<string, Resolved>>)[first], rest);
  }
  throw new UnresolvedReference(
    `expected a value with ${JSON.stringify(first)}, got ${JSON.stringify(value)}`,
  );
}

/** The position that a step means in a list; undefined where it is none. */
export function indexOf(step: Step): number | undefined {
  const index = typeof step === "number" || /^\d+$/.test(step) ? Number(step) : Number.NaN;
  return Number.isInteger(index) && index >= 0 ? index : undefined;
}

/** Text parts as one string where all are known. */
export function joined(parts: readonly Resolved[]): Resolved {
  const isText = parts.every((part) => part !== null && part !== undefined && typeof part !== "object");
  return isText ? parts.join("").normalize() : new TextAround(parts);
}

/** The elements that a splat goes through: of what is no list, the value itself; of null, none. */
export function splatElements(value: Resolved): readonly Resolved[] | undefined {
  if (isSymbolic(value) || value === undefined) return undefined;
  if (Array.isArray(value)) return value;
  return value === null ? [] : [value];
}

function attributeAt(value: AttributeOf, steps: readonly Step[]): AttributeOf {
  const attribute = [value.attribute, ...steps].filter((step) => step !== "").join(".");
  return new AttributeOf(value.layer, value.type, value.name, attribute, value.resource);
}
