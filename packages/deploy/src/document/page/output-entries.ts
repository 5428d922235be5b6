import type { OutputLine } from "../content";
import { isUnknownAfter, pathText } from "../values";
import {
  code,
  details,
  type Entry,
  type Inline,
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

/** Leaves of an output that are named for a reader. */
const NAMED_LEAVES = 3;

/** Outputs that change, each with its readers; those that come or go together where their readers are the same. */
export function outputEntries(outputs: readonly OutputLine[]): readonly Entry[] {
  const groups = new Map<string, OutputLine[]>();
  for (const output of outputs) {
    const { layer, name, action, readers } = output;
    const key = [
      layer,
      action,
      action === "update" && readers.length > 0 ? name : readerNames(output).join(),
    ].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), output]);
  }
  return [...groups.values()].map(entryOf);
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
  const names = first === undefined ? [] : readerNames(first);
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
  const isNew = group.every(({ action }) => action === "create");
  const changes = group.flatMap((output) => output.changes);
  // That nobody knows a new value yet says nothing.
  const items = isNew
    ? changes.filter((change) => !isUnknownAfter(change)).map(attributeItem)
    : changes.map(changeItem);
  if (items.length === 0) return [];
  const isOpen = items.length <= OPEN_CHANGES && group.every(({ action }) => action === "update");
  return isOpen ? list(items) : [details([counted(items.length, "value")], list(items))];
}

function readerNames({ readers }: OutputLine): readonly string[] {
  return readers.map(({ layer }) => layer);
}
