import type { AttributeType } from "./resource-schema";
import { isObject } from "./template";

/** A value that does not fit its type. */
export interface Misfit {
  /** From the attribute down, for example `[0].from_port`; empty for the attribute itself. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Where a JSON value does not fit a Terraform type, by Terraform's own conversions: a number or a boolean is a fine
 * string, `"5"` is a fine number, `"true"` a fine boolean, and a text with an expression in it may be anything. An
 * object must have all members of its type, null if need be, since attribute types have no optional members. Members
 * that its type lacks are faults, although Terraform drops them: nobody writes a value to have it dropped.
 */
export function misfits(value: unknown, type: AttributeType): readonly Misfit[] {
  if (type === "dynamic" || value === null || isExpression(value)) return [];
  if (typeof type === "string") return fitsScalar(value, type) ? [] : [misfit(value, type)];
  if (type[0] === "object") return isObject(value) ? memberMisfits(value, type[1]) : [misfit(value, type)];
  const [form, inner] = type;
  if (form === "map") {
    if (!isObject(value)) return [misfit(value, type)];
    return Object.entries(value).flatMap(([key, item]) =>
      below(`[${JSON.stringify(key)}]`, misfits(item, inner)),
    );
  }
  if (!Array.isArray(value)) return [misfit(value, type)];
  return value.flatMap((item: unknown, index) => below(`[${index}]`, misfits(item, inner)));
}

function memberMisfits(
  value: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, AttributeType>>,
): readonly Misfit[] {
  const known = Object.entries(members).flatMap(([member, type]) =>
    below(
      `.${member}`,
      Object.hasOwn(value, member)
        ? misfits(value[member], type)
        : [
            {
              path: "",
              expected: `${typeText(type)}, or null: an object has all its members`,
              got: "nothing",
            },
          ],
    ),
  );
  const unknown = Object.keys(value)
    .filter((member) => !Object.hasOwn(members, member))
    .map((member) => ({
      path: `.${member}`,
      expected: `one of ${Object.keys(members).join(", ")}`,
      got: "an unknown name",
    }));
  return [...known, ...unknown];
}

/** Whether Terraform would evaluate a text: it has `${` or `%{` that is not escaped by doubling its first sign. */
export function isExpression(value: unknown): boolean {
  return typeof value === "string" && /[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ""));
}

/** A type in words: `list of string`. */
export function typeText(type: AttributeType): string {
  if (type === "dynamic") return "any value";
  if (typeof type === "string") return type;
  return type[0] === "object"
    ? `object with ${Object.keys(type[1]).join(", ")}`
    : `${type[0]} of ${typeText(type[1])}`;
}

/** A value in words. Long text is cut: a message names a value, it does not repeat it. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (isObject(value)) return "object";
  if (value === null) return "null";
  const text = JSON.stringify(value) ?? String(value);
  return `${typeof value} ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}

function fitsScalar(value: unknown, type: "string" | "number" | "bool"): boolean {
  if (type === "string") return ["string", "number", "boolean"].includes(typeof value);
  if (type === "number") {
    return (
      typeof value === "number" ||
      (typeof value === "string" && /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
    );
  }
  return (
    typeof value === "boolean" || value === "true" || value === "false" || value === "1" || value === "0"
  );
}

function misfit(value: unknown, type: AttributeType): Misfit {
  return { path: "", expected: typeText(type), got: valueText(value) };
}

function below(step: string, inner: readonly Misfit[]): readonly Misfit[] {
  return inner.map((fault) => ({ ...fault, path: `${step}${fault.path}` }));
}
