import type { CreatedGroup } from "../content";
import { unknownWords } from "../values";
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
import { attributeItem, counted } from "./words";

/** A layer with more new types is one entry, so that a new environment is one line for each layer. */
const FEW_TYPES = 4;

/** Types that are named in one line, those of most resources first. */
const NAMED_TYPES = 5;

/** What is new, by type, or by layer where it is much: with attributes, with addresses, or counted. */
export function createdEntries(groups: readonly CreatedGroup[]): readonly Entry[] {
  const layers = [...new Set(groups.map(({ layer }) => layer))];
  return layers.flatMap((layer) => {
    const own = groups.filter((group) => group.layer === layer);
    return own.length > FEW_TYPES ? [layerEntry(layer, own)] : own.map(typeEntry);
  });
}

function layerEntry(layer: string, groups: readonly CreatedGroup[]): Entry {
  const count = groups.reduce((sum, { resources }) => sum + resources.length, 0);
  const most = [...groups].sort((one, other) => other.resources.length - one.resources.length);
  const named = most
    .slice(0, NAMED_TYPES)
    .flatMap(
      ({ type, resources }, index): Line => [
        ...(index === 0 ? [] : [", "]),
        `${resources.length} × `,
        code(type),
      ],
    );
  const rest = groups.length - NAMED_TYPES;
  const title: Line = [
    strong(counted(count, "resource")),
    ` in ${layer}: `,
    ...named,
    ...(rest > 0 ? [` and ${counted(rest, "more type")}`] : []),
  ];
  const all = groups.flatMap(({ resources }) => resources);
  const addresses = groups.map(({ type, resources }) =>
    item([`${resources.length} × `, code(type), ": ", ...listed(resources.map(codeOf))]),
  );
  return {
    forms: [
      item(title, details(["Addresses and attributes"], list(all.map(createdItem)))),
      item(title, details(["Addresses"], list(addresses))),
      item(title),
    ],
    isKept: false,
    count,
    layers: [layer],
  };
}

function typeEntry({ layer, type, resources }: CreatedGroup): Entry {
  const [only] = resources;
  const base = { isKept: false, count: resources.length, layers: [layer] };
  if (only !== undefined && resources.length === 1) {
    const title: Line = [code(only.address), ` in ${layer}`];
    return { ...base, forms: [item(title, ...closed("Attributes", createdItem(only).nodes)), item(title)] };
  }
  const title: Line = [strong(`${resources.length.toLocaleString("en-US")} × `), code(type), ` in ${layer}`];
  return {
    ...base,
    forms: [
      item(title, details(["Addresses and attributes"], list(resources.map(createdItem)))),
      item(title, details(["Addresses"], list(resources.map((one) => item([codeOf(one)]))))),
      item(title),
    ],
  };
}

function closed(title: string, nodes: readonly Node[]): readonly Node[] {
  return nodes.length === 0 ? [] : [details([title], nodes)];
}

function codeOf({ address }: CreatedGroup["resources"][number]): Inline {
  return code(address);
}

/** A resource with its attributes, and what it waits for. */
function createdItem({ address, attributes, waits }: CreatedGroup["resources"][number]): Item {
  const waiting = waits.map(({ until, attributes: names }) =>
    item([`${unknownWords(until)}: `, ...listed(names.map((name) => code(name)))]),
  );
  return item([code(address)], ...list([...attributes.map(attributeItem), ...waiting]));
}
