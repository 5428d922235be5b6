import type { Place } from "../content";
import { type AttributeChange, type Shown, unknownWords } from "../values";
import { code, faint, type Inline, type Item, item, type Line, listed } from "./node";

/** `1 resource`, `2 resources`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** `a, b and c`. */
export function joined(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** A sentence without the full stop that its author may have set. */
export function clause(text: string): string {
  return text.trim().replace(/\.$/, "");
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function shown(value: Shown): Inline {
  switch (value.is) {
    case "known":
      return code(value.text);
    case "unknown":
      return faint(unknownWords(value.until));
    case "sensitive":
      return faint("(sensitive)");
    case "absent":
      return faint("not set");
  }
}

/** An attribute, before and after. */
export function changeItem(change: AttributeChange): Item {
  const name: Line = change.path === "" ? [] : [code(change.path), ": "];
  switch (change.is) {
    case "value":
      return item([...name, shown(change.before), " → ", shown(change.after)]);
    case "elements":
      return item([...name, ...elementsLine(change)]);
    case "order":
      return item([...name, "the same elements in another order"]);
    case "lines":
      return item([...name, "changed lines"], { is: "lines", lines: change.lines, language: "diff" });
  }
}

/** A change in one line; of a text of several lines only its name. */
export function changeLine(change: AttributeChange): Line {
  return changeItem(change).line;
}

/** An attribute of what is made. */
export function attributeItem(change: AttributeChange): Item {
  if (change.is !== "value") return changeItem(change);
  return item([code(change.path), " = ", shown(change.after)]);
}

function elementsLine({ removed, added }: AttributeChange & { readonly is: "elements" }): Line {
  const part = (verb: string, values: readonly Shown[]): Line =>
    values.length === 0 ? [] : [`${verb} `, ...listed(countedValues(values))];
  const [gone, come] = [part("removes", removed), part("adds", added)];
  return [...gone, ...(gone.length > 0 && come.length > 0 ? ["; "] : []), ...come];
}

/** Values, those that nobody may see or knows each as a number. */
function countedValues(values: readonly Shown[]): readonly Inline[] {
  const groups = new Map<string, readonly Shown[]>();
  values.forEach((value, index) => {
    const key = value.is === "known" ? String(index) : JSON.stringify(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  });
  return [...groups.values()].map(([first = { is: "absent" }, ...more]) => {
    const words = shown(first);
    return more.length > 0 && typeof words === "object" && "faint" in words
      ? faint(`${more.length + 1} × ${words.faint}`)
      : words;
  });
}

/** Addresses by layer, one line for each layer. */
export function placeItems(places: readonly Place[]): readonly Item[] {
  return layersOf(places).map((layer) =>
    item([
      `${layer}: `,
      ...listed(places.filter((place) => place.layer === layer).map(({ address }) => code(address))),
    ]),
  );
}

/** Layers in the order in which they occur. */
export function layersOf(places: readonly { readonly layer: string }[]): readonly string[] {
  return [...new Set(places.map(({ layer }) => layer))];
}

/** `in network`, or `in 3 layers`. */
export function inLayers(layers: readonly string[]): string {
  return layers.length > 2 ? `in ${layers.length} layers` : `in ${joined(layers)}`;
}
