import { stepsIn } from "../../planning-copy/partly-known";
import { hasTrue } from "../../refinement/value-differences";
import { type ChangedLine, lineChanges } from "./line-changes";
import { listPairs } from "./list-pairs";
import { parted, pathText, type Shown, shownOf, stepInto, type Until } from "./shown";
import { isEmpty, keyOf, kindOf, NOTHING, type Side, type Step, sideAt } from "./side";

/** A change of one attribute, as a document shows it. */
export type AttributeChange =
  | { readonly is: "value"; readonly path: string; readonly before: Shown; readonly after: Shown }
  /** Elements of a list, without those that stay. */
  | {
      readonly is: "elements";
      readonly path: string;
      readonly removed: readonly Shown[];
      readonly added: readonly Shown[];
    }
  | { readonly is: "order"; readonly path: string }
  /** Of a text of several lines, those that change. */
  | { readonly is: "lines"; readonly path: string; readonly lines: readonly ChangedLine[] };

/** Elements of a list that are named; the rest is counted. */
const MOST_ELEMENTS = 40;

/** A place in a value, and which layers make it known. */
interface Place {
  readonly path: string;
  readonly until: readonly string[];
}

/**
 * Where two values differ, leaf by leaf: of lists the elements, of texts that are JSON the places in them, of texts of
 * several lines the lines. What is null and what is absent are the same.
 */
export function attributeChanges(
  before: Side,
  after: Side,
  until: Until,
  path: readonly Step[] = [],
): readonly AttributeChange[] {
  const names = kindOf(before) === "map" || kindOf(after) === "map" ? membersOf(before, after) : [];
  if (path.length > 0 || names.length === 0) {
    // To find out takes long, and most values are known.
    const open = hasTrue(after.unknown) ? until(path) : [];
    return changesAt(before, after, { path: pathText(path), until: open });
  }
  return names.flatMap((name) => attributeChanges(sideAt(before, name), sideAt(after, name), until, [name]));
}

/** What a resource that is made will have, as far as it is known, without what has nothing in it. */
export function attributesOf(after: Side, until: Until): readonly AttributeChange[] {
  return stepsIn(after).flatMap((name) => {
    const side = sideAt(after, name);
    return isEmpty(side) || side.unknown === true
      ? []
      : [valueChange(NOTHING, side, { path: pathText([name]), until: until([name]) })];
  });
}

function changesAt(before: Side, after: Side, place: Place): readonly AttributeChange[] {
  if (keyOf(before) === keyOf(after)) return [];
  const [was, is] = [kindOf(before), kindOf(after)];
  const inner = (path: string, from: Side, to: Side) => changesAt(from, to, { ...place, path });
  if (is === "map" && (was === "map" || was === "none") && !isEmpty(after)) {
    return membersOf(before, after).flatMap((key) =>
      inner(stepInto(place.path, key), sideAt(before, key), sideAt(after, key)),
    );
  }
  if (was === "list" && is === "list") {
    const { pairs, removed, added, isReordered } = listPairs(before, after);
    if (isReordered) return [{ is: "order", path: nameOf(place) }];
    const paired = pairs.flatMap((pair) => inner(`${place.path}[${pair.name}]`, pair.before, pair.after));
    return [...paired, ...elementChanges(removed, added, place)];
  }
  return textChanges(before, after, place) ?? [valueChange(before, after, place)];
}

function elementChanges(
  removed: readonly Side[],
  added: readonly Side[],
  place: Place,
): readonly AttributeChange[] {
  if (removed.length === 0 && added.length === 0) return [];
  const shown = (sides: readonly Side[]): readonly Shown[] => {
    const some = sides.slice(0, MOST_ELEMENTS).map((side) => shownOf(side, place.until));
    const rest = sides.length - some.length;
    return rest === 0 ? some : [...some, { is: "known", text: `… ${rest} more` }];
  };
  return [{ is: "elements", path: nameOf(place), removed: shown(removed), added: shown(added) }];
}

/** Changes in a text that is JSON, or that has several lines; undefined for other values. */
function textChanges(before: Side, after: Side, place: Place): readonly AttributeChange[] | undefined {
  const texts = [before, after].map(({ value, sensitive }) =>
    typeof value === "string" && sensitive !== true ? value : undefined,
  );
  const [was, is] = texts;
  if (was === undefined || is === undefined || after.unknown === true) return undefined;
  const [one, other] = [jsonIn(was), jsonIn(is)];
  if (one !== undefined && other !== undefined && kindOf(one) === kindOf(other)) {
    const found = changesAt(one, other, { ...place, path: `${nameOf(place)}: ` });
    return found.length > 0 ? found : [{ is: "order", path: nameOf(place) }];
  }
  const isLong = was.includes("\n") || is.includes("\n");
  return isLong ? [{ is: "lines", path: nameOf(place), lines: lineChanges(was, is) }] : undefined;
}

/** What a text holds that is a JSON object or list. */
function jsonIn(text: string): Side | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text), unknown: false, sensitive: false };
  } catch {
    return undefined;
  }
}

function valueChange(before: Side, after: Side, place: Place): AttributeChange {
  const path = nameOf(place);
  if (
    typeof before.value === "string" &&
    typeof after.value === "string" &&
    isOpen(before) &&
    isOpen(after)
  ) {
    const [was, is] = parted(JSON.stringify(before.value), JSON.stringify(after.value));
    return { is: "value", path, before: { is: "known", text: was }, after: { is: "known", text: is } };
  }
  return { is: "value", path, before: shownOf(before, []), after: shownOf(after, place.until) };
}

function isOpen({ unknown, sensitive }: Side): boolean {
  return unknown !== true && sensitive !== true;
}

function membersOf(before: Side, after: Side): readonly Step[] {
  const sides = [before, after].filter((side) => kindOf(side) === "map");
  return [...new Set(sides.flatMap((side) => stepsIn(side)))].sort((one, other) =>
    String(one) < String(other) ? -1 : 1,
  );
}

function nameOf({ path }: Place): string {
  return path.replace(/: $/, "") || "value";
}

/** Whether a change leads from a value to one that is unknown for now. */
export function isUnknownAfter(change: AttributeChange): boolean {
  return change.is === "value" && change.after.is === "unknown";
}
