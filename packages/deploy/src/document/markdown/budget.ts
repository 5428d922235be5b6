import type { Entry } from "../page/node";
import { counted } from "../page/words";
import { markdownItem } from "./print";

/** A section whose entries are written in all their forms, to choose from. */
export interface Choice {
  /** Title with the empty lines around it. */
  readonly head: string;
  readonly entries: readonly WrittenEntry[];
}

export interface WrittenEntry {
  readonly entry: Entry;
  /** The fullest first. */
  readonly forms: readonly string[];
}

/** Which form of each entry is taken: -1, none, so that it is counted. */
type Taken = readonly number[][];

/** All that has to be said of a section, as Markdown, in at most so many characters together. */
export function withinBudget(sections: readonly Choice[], budget: number): readonly string[] | undefined {
  const taken = sections.map(({ entries }) =>
    entries.map(({ entry, forms }) => (entry.isKept ? forms.length - 1 : -1)),
  );
  // In each section there is room for what has to be counted.
  const room = sections.reduce((sum, { head, entries }) => sum + head.length + countLine(entries).length, 0);
  let left = budget - room - chosenLength(sections, taken);
  if (left < 0) return undefined;
  const most = Math.max(0, ...sections.flatMap(({ entries }) => entries.map(({ forms }) => forms.length)));
  for (const isKept of [true, false]) {
    for (let step = 0; step < most; step += 1) {
      left = upgraded(sections, taken, isKept, left);
    }
  }
  return sections.map((section, index) => written(section, taken[index] ?? []));
}

/** One step fuller for each entry for which there is room, from the first to the last. Returns the room that is left. */
function upgraded(sections: readonly Choice[], taken: Taken, isKept: boolean, room: number): number {
  let left = room;
  // Few lines that stand for much come before many that each stand for one change.
  const order = sections
    .map(({ entries }, index) => ({ entries, forms: taken[index] ?? [] }))
    .sort((one, other) => one.entries.length - other.entries.length);
  for (const { entries, forms } of order) {
    entries.forEach(({ entry, forms: texts }, index) => {
      const form = forms[index] ?? -1;
      const next = form < 0 ? texts.length - 1 : form - 1;
      if (entry.isKept !== isKept || next < 0) return;
      const more = (texts[next]?.length ?? 0) - (form < 0 ? 0 : (texts[form]?.length ?? 0));
      if (more > left) return;
      forms[index] = next;
      left -= more;
    });
  }
  return left;
}

function chosenLength(sections: readonly Choice[], taken: Taken): number {
  return sections.reduce(
    (sum, { entries }, section) =>
      sum +
      entries.reduce(
        (inner, { forms }, index) => inner + (forms[taken[section]?.[index] ?? -1]?.length ?? 0),
        0,
      ),
    0,
  );
}

function written({ head, entries }: Choice, taken: readonly number[]): string {
  const texts = entries.map(({ forms }, index) => forms[taken[index] ?? -1] ?? "");
  const left = entries.filter((_, index) => (taken[index] ?? -1) < 0);
  return `${head}${texts.join("")}${
    left.length === 0
      ? ""
      : countLine(
          left,
          texts.every((text) => text === ""),
        )
  }`;
}

/** What is not shown, counted. Of no entries it says nothing. */
export function countLine(entries: readonly Pick<WrittenEntry, "entry">[], isAll = false): string {
  const count = entries.reduce((sum, { entry }) => sum + entry.count, 0);
  if (count === 0) return "";
  const layers = new Set(entries.flatMap(({ entry }) => entry.layers)).size;
  const more = isAll ? "" : "more ";
  // Fewer entries never make a longer line, since room for it is kept before anybody knows how many are left.
  const where = layers === 0 ? "" : ` in ${counted(layers, "layer")}`;
  return markdownItem({
    line: [`… and ${counted(count, `${more}change`)}${where}, not shown for want of room`],
    nodes: [],
  });
}
