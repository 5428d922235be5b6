import { stepsIn } from "../../planning-copy/partly-known";
import { elementsOf, keyOf, kindOf, type Side, sideAt } from "./side";

/** Members by which people tell elements of a list apart: of IAM statements, blocks, tags. */
const NAMES = ["Sid", "sid", "name", "Name", "key", "Key", "id", "Id", "rule_number", "priority"];

/** Lists of more elements are compared as a whole, not element by element. */
const MOST_COMPARISONS = 10_000;

/** How the elements of two lists belong together. Equal ones are in none of these. */
export interface ListPairs {
  readonly pairs: readonly {
    /** What the element is called: a name that it has, or its position before. */
    readonly name: string | number;
    readonly before: Side;
    readonly after: Side;
  }[];
  readonly removed: readonly Side[];
  readonly added: readonly Side[];
  /** The same elements, in another order. */
  readonly isReordered: boolean;
}

interface Element {
  readonly side: Side;
  readonly index: number;
  readonly key: string;
}

/**
 * Pairs the elements of two lists. Whatever is equal goes first, wherever it stands, so that one element that is put in
 * front is one change. Of the rest, those of one name belong together, then those that share most.
 */
export function listPairs(before: Side, after: Side): ListPairs {
  const [was, is] = [elements(before), elements(after)];
  const [gone, come] = [without(was, is), without(is, was)];
  if (gone.length === 0 && come.length === 0) {
    const isReordered = was.some(({ key }, index) => key !== is[index]?.key);
    return { pairs: [], removed: [], added: [], isReordered };
  }
  const isOnly = was.length === 1 && is.length === 1;
  const pairs = gone.length * come.length > MOST_COMPARISONS ? [] : pairsOf(gone, come, isOnly);
  return {
    pairs: pairs.map(([one, other]) => ({
      // Of the only one its name says no more.
      name: (isOnly ? undefined : nameOf(one.side, other.side)) ?? one.index,
      before: one.side,
      after: other.side,
    })),
    removed: gone.filter((one) => !pairs.some(([paired]) => paired === one)).map(({ side }) => side),
    added: come.filter((one) => !pairs.some(([, paired]) => paired === one)).map(({ side }) => side),
    isReordered: false,
  };
}

function elements(list: Side): readonly Element[] {
  return elementsOf(list).map((side, index) => ({ side, index, key: keyOf(side) }));
}

/** Elements of one list that the other has not, or not as often. */
function without(list: readonly Element[], other: readonly Element[]): readonly Element[] {
  const counts = new Map<string, number>();
  for (const { key } of other) counts.set(key, (counts.get(key) ?? 0) + 1);
  return list.filter(({ key }) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}

function pairsOf(
  gone: readonly Element[],
  come: readonly Element[],
  isOnly: boolean,
): readonly (readonly [Element, Element])[] {
  // Of lists of one, such as most blocks, the one is the other.
  const [one] = gone;
  const [other] = come;
  if (isOnly && one !== undefined && other !== undefined) return [[one, other]];
  const scored = gone.flatMap((from) => come.map((to) => ({ from, to, score: likeness(from, to) })));
  const pairs: (readonly [Element, Element])[] = [];
  const taken = new Set<Element>();
  for (const { from, to, score } of scored.sort(
    (a, b) => b.score - a.score || a.from.index - b.from.index || a.to.index - b.to.index,
  )) {
    if (score <= 0 || taken.has(from) || taken.has(to)) continue;
    taken.add(from);
    taken.add(to);
    pairs.push([from, to]);
  }
  return pairs.sort(([a], [b]) => a.index - b.index);
}

/** How much two elements have in common; nothing: they are not the same one. */
function likeness(from: Element, to: Element): number {
  const kinds = [kindOf(from.side), kindOf(to.side)];
  if (kinds.every((kind) => kind === "map")) {
    if (nameOf(from.side, to.side) !== undefined) return 1000;
    const keys = stepsIn(from.side).filter((key) => {
      const [was, is] = [sideAt(from.side, key), sideAt(to.side, key)];
      return kindOf(was) !== "none" && keyOf(was) === keyOf(is);
    });
    return keys.length;
  }
  const texts = [from.side.value, to.side.value];
  const areLong = texts.every(
    (text) => typeof text === "string" && (/\n/.test(text) || /^\s*[[{]/.test(text)),
  );
  return areLong && from.index === to.index ? 1 : 0;
}

/** The name that both sides have. */
function nameOf(before: Side, after: Side): string | undefined {
  if (kindOf(before) !== "map" || kindOf(after) !== "map") return undefined;
  const found = NAMES.map((name) => [sideAt(before, name), sideAt(after, name)] as const).find(
    ([was, is]) =>
      typeof was.value === "string" && was.value !== "" && was.sensitive !== true && was.value === is.value,
  );
  return found === undefined ? undefined : String(found[0].value);
}
