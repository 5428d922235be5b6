import { type PartlyKnown, partAt, stepsIn } from "../planning-copy/partly-known";
import { ABSENT, type Difference, type Shown } from "./difference";
import { isRefinedSet } from "./sets";
import type { Shape } from "./shape";

/** A value of a plan, with what of it is unknown and what is sensitive, both as masks. */
export interface Side extends PartlyKnown {
  readonly sensitive: unknown;
}

/** A difference inside of one resource or output. */
export type ValueDifference = Omit<Difference, "address">;

/**
 * Where one value does not refine another: what was known is otherwise, or no longer known. What was unknown may be
 * anything. A member that is null and one that is absent are the same: a plan writes either.
 */
export function valueDifferences(
  reviewed: Side,
  now: Side,
  shape: Shape,
  path: readonly (string | number)[],
): readonly ValueDifference[] {
  if (reviewed.unknown === true) return [];
  const different = (): readonly ValueDifference[] => [differenceAt(reviewed, now, path)];
  const kind = kindOf(reviewed);
  if (now.unknown === true || kindOf(now) !== kind) return different();
  if (kind === "none") return [];
  if (kind === "scalar") return reviewed.value === now.value ? [] : different();
  const inner = (step: string | number): readonly ValueDifference[] =>
    valueDifferences(sideAt(reviewed, step), sideAt(now, step), shape.at(step), [...path, step]);
  const steps = stepsIn(reviewed);
  const stepsNow = stepsIn(now);
  // Keys of a secret are a part of it.
  const isSecret = reviewed.sensitive === true || now.sensitive === true;
  const together = (found: readonly ValueDifference[]): readonly ValueDifference[] =>
    isSecret && found.length > 0 ? different() : found;
  if (kind === "map") return together([...new Set([...steps, ...stepsNow])].flatMap(inner));
  const found = steps.length === stepsNow.length ? together(steps.flatMap(inner)) : different();
  if (found.length === 0 || !shape.isSet) return found;
  const isRefined = isRefinedSet(steps.length, stepsNow.length, (from, to) => {
    const one = valueDifferences(sideAt(reviewed, from), sideAt(now, to), shape.at(from), []);
    return one.length === 0;
  });
  return isRefined ? [] : different();
}

function sideAt(side: Side, step: string | number): Side {
  const { sensitive } = side;
  const inner = sensitive === true ? true : partAt({ value: sensitive, unknown: false }, step).value;
  return { ...partAt(side, step), sensitive: inner };
}

/** What sort of value it is, by what is known of it. */
function kindOf({ value, unknown }: Side): "none" | "scalar" | "list" | "map" {
  if (Array.isArray(value)) return "list";
  if (typeof value === "object" && value !== null) return "map";
  if (value !== undefined && value !== null) return "scalar";
  if (!hasTrue(unknown)) return "none";
  return Array.isArray(unknown) ? "list" : "map";
}

function differenceAt(reviewed: Side, now: Side, path: readonly (string | number)[]): ValueDifference {
  const isSecret = hasTrue(reviewed.sensitive) || hasTrue(now.sensitive);
  const attribute = path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
  return { attribute, reviewed: shownOf(reviewed, isSecret), now: shownOf(now, isSecret) };
}

function shownOf({ value, unknown }: Side, isSecret: boolean): Shown {
  if (unknown === true) return { kind: "unknown" };
  if (isSecret) return { kind: "sensitive" };
  return value === undefined ? ABSENT : { kind: "known", value };
}

/** Whether a mask marks something. */
export function hasTrue(mask: unknown): boolean {
  if (typeof mask !== "object" || mask === null) return mask === true;
  return Object.values(mask).some(hasTrue);
}
