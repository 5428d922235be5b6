import { type Block, isBlock } from "../block-path";
import { type Expressions, expressionsAt, isConfigured } from "./configured";
import { Withheld } from "./withheld";

/** A planned value, and beside it, in the same shape, which parts of it are unknown or sensitive. */
export interface Planned {
  readonly value: unknown;
  /** `true` where all of it is unknown. */
  readonly unknown: unknown;
  /** `true` where all of it is sensitive. */
  readonly sensitive: unknown;
}

/**
 * The value in which {@link Withheld} stands for what is not given. What the configuration does not give and the
 * provider leaves empty is absent, as it is in the configuration.
 */
export function plannedValues({ value, unknown, sensitive }: Planned, expressions: Expressions): unknown {
  const isGiven = isConfigured(expressions);
  if (unknown === true) return new Withheld("unknown", isGiven);
  if (sensitive === true)
    return value === null || value === undefined ? undefined : new Withheld("sensitive", isGiven);
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const length = Math.max(lengthOf(value), lengthOf(unknown));
    if (length === 0 && !isGiven) return undefined;
    return Array.from({ length }, (_, index) =>
      plannedValues(partOf({ value, unknown, sensitive }, index), expressionsAt(expressions, index)),
    );
  }
  if (isBlock(value) || isBlock(unknown)) {
    const keys = [...new Set([value, unknown].flatMap((side) => (isBlock(side) ? Object.keys(side) : [])))];
    const entries = keys
      .map((key) => [
        key,
        plannedValues(partOf({ value, unknown, sensitive }, key), expressionsAt(expressions, key)),
      ])
      .filter(([, part]) => part !== undefined);
    return entries.length === 0 && !isGiven ? undefined : Object.fromEntries(entries);
  }
  return value === null || (value === "" && !isGiven) ? undefined : value;
}

function partOf(planned: Planned, step: string | number): Planned {
  const at = (side: unknown): unknown =>
    isBlock(side) || Array.isArray(side) ? (side as Block)[step] : undefined;
  return { value: at(planned.value), unknown: at(planned.unknown), sensitive: at(planned.sensitive) };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
