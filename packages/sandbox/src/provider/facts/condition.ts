import { canonical, isList, type Value } from "../protocol/value";
import type { Change } from "./changes";
import type { TypeFacts } from "./type-facts";

/** Which changes of an attribute make a new resource. */
export type Condition = NonNullable<TypeFacts["replaceWhen"]>[string];

/** The condition that some changes meet and others do not. */
export function conditionOf(replacing: readonly Change[], updating: readonly Change[]): Condition {
  const tells = (test: (change: Change) => boolean): boolean => replacing.every(test) && !updating.some(test);
  if (tells(isLower)) return "lower";
  return tells(isFilledOrEmptied) ? "filled or emptied" : replacing;
}

/** Whether a change meets a condition. */
export function meets(condition: Condition, [from, to]: Change): boolean {
  if (condition === "lower") return isLower([from, to]);
  if (condition === "filled or emptied") return isFilledOrEmptied([from, to]);
  return condition.some(
    ([before, after]) => canonical(before) === canonical(from) && canonical(after) === canonical(to),
  );
}

/** Whether both are versions and the second is lower. `x` is any number, so it is lower than none. */
function isLower([from, to]: Change): boolean {
  const [before, after] = [partsOf(from), partsOf(to)];
  if (before === undefined || after === undefined) return false;
  const differing = before.findIndex(
    (part, index) => part !== after[index] && part !== "x" && after[index] !== "x",
  );
  return differing >= 0 && Number(after[differing] ?? 0) < Number(before[differing]);
}

function isFilledOrEmptied([from, to]: Change): boolean {
  return isEmpty(from) !== isEmpty(to);
}

function isEmpty(value: Value): boolean {
  return value === null || (isList(value) && value.length === 0);
}

function partsOf(value: Value): readonly string[] | undefined {
  return typeof value === "string" && /^\d+(\.(\d+|x))*$/.test(value) ? value.split(".") : undefined;
}
