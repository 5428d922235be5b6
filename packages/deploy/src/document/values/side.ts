import { type PartlyKnown, partAt, stepsIn } from "../../planning-copy/partly-known";
import { hasTrue } from "../../refinement/value-differences";

/** A step into a value: a key, or a position in a list. */
export type Step = string | number;

/** One side of a change, without secrets: its value, what of it is unknown, and what is sensitive. */
export interface Side extends PartlyKnown {
  readonly sensitive: unknown;
}

export const NOTHING: Side = { value: undefined, unknown: false, sensitive: false };

/** The part of a side at one step; what is true of a whole is true of its parts. */
export function sideAt(side: Side, step: Step): Side {
  return { ...partAt(side, step), sensitive: maskAt(side.sensitive, step) };
}

/** The part of a mask at one step. */
export function maskAt(mask: unknown, step: Step): unknown {
  return mask === true ? true : partAt({ value: mask, unknown: false }, step).value;
}

/** What sort of value it is. */
export function kindOf({ value, unknown, sensitive }: Side): "none" | "scalar" | "list" | "map" {
  if (unknown === true || sensitive === true) return "scalar";
  // A mask in which nothing is marked says nothing.
  const shaped = value ?? (hasTrue(unknown) ? unknown : undefined);
  if (Array.isArray(shaped)) return "list";
  if (isBranch(shaped)) return "map";
  return shaped === undefined || shaped === null ? "none" : "scalar";
}

/** Elements of a list. */
export function elementsOf(side: Side): readonly Side[] {
  return stepsIn(side).map((index) => sideAt(side, index));
}

/** Whether a value has nothing in it. */
export function isEmpty(side: Side): boolean {
  if (side.unknown !== true && (side.value === null || side.value === undefined))
    return kindOf(side) !== "map";
  return kindOf(side) === "none" || ((kindOf(side) === "list" || isMap(side)) && stepsIn(side).length === 0);
}

/** A text that two sides share where they are the same, whatever the order of their keys. */
export function keyOf(side: Side): string {
  switch (kindOf(side)) {
    case "none":
      return "null";
    case "list":
      return `[${elementsOf(side).map(keyOf).join()}]`;
    case "map": {
      const keys = stepsIn(side).map(String).sort();
      const members = keys.map((key) => [key, keyOf(sideAt(side, key))] as const);
      return `{${members
        .filter(([, text]) => text !== "null")
        .map(([key, text]) => `${JSON.stringify(key)}:${text}`)
        .join()}}`;
    }
    case "scalar":
      return side.unknown === true ? "unknown" : JSON.stringify(side.value ?? null);
  }
}

function isMap(side: Side): boolean {
  return kindOf(side) === "map";
}

function isBranch(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
