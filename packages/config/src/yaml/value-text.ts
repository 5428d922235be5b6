import { OUTPUT_KEY } from "@strata/contract";
import { isReference, plain, type Tree } from "./tree";

/** Longer values are cut in messages. */
const LONGEST = 80;

/** A value as a message quotes it: as it was written, and its kind where that is not plain from the writing. */
export function gotText(tree: Tree | undefined): string {
  if (tree === undefined || tree.kind === "removed") {
    return "nothing";
  }
  if (isReference(tree)) {
    return `a reference ${valueText((plain(tree) as Readonly<Record<string, unknown>>)[OUTPUT_KEY])}`;
  }
  switch (tree.kind) {
    case "map":
      return tree.entries.size === 0 ? "an empty map" : "a map";
    case "list":
      return tree.items.length === 0 ? "an empty list" : `a list of ${tree.items.length}`;
    case "scalar":
      return typeof tree.value === "number"
        ? `the number ${tree.source}`
        : tree.value === null
          ? "nothing"
          : cut(masked(JSON.stringify(tree.value)));
  }
}

/** A plain value on one line. */
export function valueText(value: unknown): string {
  return value === undefined ? "nothing" : masked(JSON.stringify(value));
}

/** The text without passwords of addresses: messages stand in logs that more people read than the settings. */
function masked(text: string): string {
  return text.replace(/(:\/\/[^\s/:@"]*:)[^\s/@"]+@/g, "$1…@");
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
