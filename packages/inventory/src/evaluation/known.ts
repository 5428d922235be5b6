import { isBlock } from "../block-path";
import {
  AttributeOf,
  FunctionOf,
  type Resolved,
  TextAround,
  UnknownValue,
  VariableOf,
} from "../resource/resource";

/** Whether only Terraform knows the value: an attribute, a variable, or something made of these. */
export function isSymbolic(
  value: Resolved,
): value is AttributeOf | TextAround | FunctionOf | VariableOf | UnknownValue {
  return [AttributeOf, TextAround, FunctionOf, VariableOf, UnknownValue].some(
    (kind) => value instanceof kind,
  );
}

/** Whether the whole value is written in the JSON, so that no run of Terraform can change it. */
export function isKnown(value: Resolved): boolean {
  if (value === undefined || isSymbolic(value)) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isKnown);
}

/** Whether the value holds a number or a boolean, which Terraform may make a string for the sake of its neighbours. */
export function hasConvertible(value: Resolved): boolean {
  if (typeof value === "number" || typeof value === "boolean") return true;
  if (typeof value !== "object" || value === null || isSymbolic(value)) return false;
  return Object.values(value).some(hasConvertible);
}

/**
 * Whether Terraform leaves a value as it is when it gives it and another one a common type, as a conditional does with
 * its branches. A number beside text becomes text; a list beside an object is an error.
 */
export function keepsType(value: Resolved, other: Resolved): boolean {
  if (value === null) return true;
  // A null may have a type, as that of a variable or of a conditional.
  if (other === null) return !hasConvertible(value);
  if (isSymbolic(value) || value === undefined || other === undefined) return true;
  if (isSymbolic(other)) return !hasConvertible(value);
  if (Array.isArray(value)) {
    if (!Array.isArray(other)) return false;
    if (value.length === other.length && value.every((item, index) => isSameType(item, other[index])))
      return true;
    return areAlike([...value, ...other]);
  }
  if (isBlock(value)) {
    return (
      isBlock(other) &&
      Object.keys(value).length === Object.keys(other).length &&
      Object.entries(value as Readonly<Record<string, Resolved>>).every(
        ([key, entry]) => Object.hasOwn(other, key) && keepsType(entry, other[key] as Resolved),
      )
    );
  }
  if (typeof other === "object") return false;
  return typeof value === "string" || typeof value === typeof other;
}

/** Whether Terraform makes a list or map of these without converting any. */
export function areAlike(values: readonly Resolved[]): boolean {
  return values.every((value) => values.every((other) => keepsType(value, other) && keepsType(other, value)));
}

function isSameType(one: Resolved, other: Resolved): boolean {
  if (one === null || other === null || typeof one !== "object") return typeof one === typeof other;
  return keepsType(one, other) && keepsType(other, one);
}
