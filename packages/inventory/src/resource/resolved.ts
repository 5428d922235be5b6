import { AttributeOf, FunctionOf, type Resolved, TextAround, UnknownValue, VariableOf } from "./resource";

/** A resolved value in a line of text, for messages. */
export function describeResolved(value: Resolved): string {
  if (value instanceof AttributeOf) {
    const attribute = value.attribute === "" ? "" : `.${value.attribute}`;
    return `${value.type}.${value.name}${attribute} (${value.layer})`;
  }
  if (value instanceof TextAround) return value.parts.map(describePart).join("");
  if (value instanceof FunctionOf) return `${value.name}(${value.args.map(describeResolved).join(", ")})`;
  if (value instanceof UnknownValue) return "unknown until apply";
  if (value instanceof VariableOf) return `var.${value.name} (${value.layer})`;
  if (Array.isArray(value)) return `[${value.map(describeResolved).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${key}: ${describeResolved(entry)}`);
    return `{ ${entries.join(", ")} }`;
  }
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function describePart(part: Resolved): string {
  return typeof part === "string" ? part : `\${${describeResolved(part)}}`;
}
