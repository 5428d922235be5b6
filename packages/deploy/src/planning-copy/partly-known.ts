/**
 * A value of which only parts are known, as `terraform show -json` gives it: `after` and `after_unknown`.
 * Source: Terraform, "JSON Output Format", Change Representation.
 */
export interface PartlyKnown {
  /** The known parts: an unknown member of an object is absent, an unknown element of a list is null. */
  readonly value: unknown;
  /** `true` where all of it is unknown, else the same shape with `true` where a part is. */
  readonly unknown: unknown;
}

/** Nothing of it is known: what an upstream says that was never applied. */
export const WHOLLY_UNKNOWN: PartlyKnown = { value: undefined, unknown: true };

/** The part at one step: a key, or a position in a list. */
export function partAt({ value, unknown }: PartlyKnown, step: string | number): PartlyKnown {
  if (unknown === true) return WHOLLY_UNKNOWN;
  return { value: memberOf(value, step), unknown: memberOf(unknown, step) };
}

/** Keys of an object, or positions of a list, of which something is said. */
export function stepsIn({ value, unknown }: PartlyKnown): readonly (string | number)[] {
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const length = Math.max(lengthOf(value), lengthOf(unknown));
    return Array.from({ length }, (_, index) => index);
  }
  return [...new Set([...keysOf(value), ...keysOf(unknown)])];
}

function memberOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
