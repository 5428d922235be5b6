import { isBlock } from "../block-path";
import type { Step } from "../expression/syntax";
import { AttributeOf, type Resolved, TextAround } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";

/** Goes on into a value that is already resolved. */
export function stepInto(value: Resolved, steps: readonly Step[]): Resolved {
  const [first, ...rest] = steps;
  if (first === undefined) return value;
  if (value instanceof AttributeOf) {
    const attribute = [value.attribute, ...steps].filter((step) => step !== "").join(".");
    return new AttributeOf(value.layer, value.type, value.name, attribute, value.resource);
  }
  if (Array.isArray(value)) return stepInto(value[Number(first)], rest);
  if (isBlock(value)) return stepInto((value as Readonly<Record<string, Resolved>>)[first], rest);
  throw new UnresolvedReference(
    `expected a value with ${JSON.stringify(first)}, got ${JSON.stringify(value)}`,
  );
}

/** Text parts as one string where all are known. */
export function joined(parts: readonly Resolved[]): Resolved {
  const isKnown = parts.every((part) => typeof part === "string" || typeof part === "number");
  return isKnown ? parts.join("") : new TextAround(parts);
}
