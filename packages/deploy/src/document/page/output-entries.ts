import type { OutputLine } from "../content";
import { isUnknownAfter, pathText } from "../values";
import {
  code,
  details,
  type Entry,
  type Inline,
  type Item,
  item,
  type Line,
  list,
  listed,
  type Node,
  strong,
} from "./node";
import { attributeItem, changeItem, counted } from "./words";

const VERBS = { create: "adds", update: "changes", delete: "removes" } as const;

/** Changes of an output that are shown at once; more can be opened. */
const OPEN_CHANGES = 6;

/** Where a layer is new or goes, there are more outputs than this that come or go: they are one entry. */
const MANY = 4;

/** Leaves of an output that are named for a reader. */
const NAMED_LEAVES = 3;

/** Outputs that change, each with its readers; those that come or go together where their readers are the same. */
export function outputEntries(outputs: readonly OutputLine[]): readonly Entry[] {
  const groups = new Map<string, OutputLine[]>();
  for (const output of outputs) {
    const key = keyOf(output, outputs);
    groups.set(key, [...(groups.get(key) ?? []), output]);
  }
  return [...groups.values()].map(entryOf);
}

/** Outputs with one key are one entry. */
function keyOf(output: OutputLine, all: readonly OutputLine[]): string {
  const { layer, name, action, readers } = output;
  if (action === "update") return [layer, action, readers.length > 0 ? name : ""].join(" ");
  const alike = all.filter((one) => one.layer === layer && one.action === action);
  return [layer, action, alike.length > MANY ? "" : readerNames(output).join()].join(" ");
}

function entryOf(group: readonly OutputLine[]): Entry {
  const layers = [...new Set(group.map(({ layer }) => layer))];
  return {
    forms: [
      item(titleLine(group, true), ...changeNodes(group)),
      item(titleLine(group, true)),
      item(titleLine(group, false)),
    ],
    isKept: true,
    count: group.length,
    layers,
  };
}

function titleLine(group: readonly OutputLine[], isWithLeaves: boolean): Line {
  const [first] = group;
  if (first === undefined) return [];
  const { layer, action } = first;
  return [
    strong(layer),
    ` ${VERBS[action]} `,
    ...listed(group.map(({ name }) => code(name))),
    ...readersLine(group, isWithLeaves),
  ];
}

function readersLine(group: readonly OutputLine[], isWithLeaves: boolean): Line {
  const [first] = group;
  const names = [...new Set(group.flatMap(readerNames))];
  if (names.length === 0) return [", read by no other layer"];
  const readers = names.map((name): Line => {
    const leaves = group.flatMap((output) =>
      output.readers.filter(({ layer }) => layer === name).flatMap((reader) => reader.leaves),
    );
    // That it reads the whole of what is named says nothing more.
    const isWhole = leaves.every((leaf) => group.some((output) => pathText([output.name]) === leaf));
    const isPlain = isWhole || !isWithLeaves || first?.action !== "update";
    return isPlain ? [strong(name)] : [strong(name), " (", ...leavesLine(leaves), ")"];
  });
  return [", read by ", ...readers.flatMap((reader, index) => (index === 0 ? reader : [", ", ...reader]))];
}

function leavesLine(leaves: readonly string[]): Line {
  const named: readonly Inline[] = leaves.slice(0, NAMED_LEAVES).map((leaf) => code(leaf));
  const rest = leaves.length - named.length;
  return [...listed(named), ...(rest > 0 ? [` and ${rest} more`] : [])];
}

function changeNodes(group: readonly OutputLine[]): readonly Node[] {
  const items = group.flatMap(changeItems);
  const isMixed = new Set(group.map((output) => readerNames(output).join())).size > 1;
  if (isMixed) {
    const each = group.map((output) =>
      item([code(output.name), ...readersLine([output], false)], ...list(changeItems(output))),
    );
    return [details(["Readers and values of each"], list(each))];
  }
  if (items.length === 0) return [];
  const isOpen = items.length <= OPEN_CHANGES && group.every(({ action }) => action === "update");
  return isOpen ? list(items) : [details([counted(items.length, "value")], list(items))];
}

function changeItems({ action, changes }: OutputLine): readonly Item[] {
  if (action !== "create") return changes.map(changeItem);
  // That nobody knows a new value yet says nothing.
  return changes.filter((change) => !isUnknownAfter(change)).map(attributeItem);
}

function readerNames({ readers }: OutputLine): readonly string[] {
  return readers.map(({ layer }) => layer);
}
