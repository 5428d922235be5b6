import type { BookkeepingLine, DriftGroup, Notice, Place, SettingLine, UpdateGroup } from "../content";
import { effectOf, findingItem } from "./decision-entries";
import {
  badge,
  code,
  details,
  type Entry,
  type Item,
  item,
  type Line,
  list,
  listed,
  type Node,
  strong,
} from "./node";
import {
  capitalized,
  changeItem,
  changeLine,
  clause,
  counted,
  inLayers,
  layersOf,
  placeItems,
} from "./words";

/** Changes of one resource that are shown at once; more can be opened. */
const OPEN_CHANGES = 8;

/** Addresses in one line; more can be opened. */
const OPEN_PLACES = 3;

/** Names of attributes in one line. */
const NAMED = 6;

export function updateEntries(groups: readonly UpdateGroup[]): readonly Entry[] {
  return groups.map(({ resources, changes, computed }) => {
    const computedItems = computed.length === 0 ? [] : [computedItem(computed)];
    const nothing =
      changes.length + computed.length === 0 ? [item(["the plan shows no attribute that differs"])] : [];
    const items = [...changes.map(changeItem), ...computedItems, ...nothing];
    return entryOf(
      resources,
      items,
      changes.length === 1 && changes[0] ? changeLine(changes[0]) : undefined,
      [...new Set(changes.map(({ path }) => path))],
    );
  });
}

/** One resource with its changes, or several that share them. */
function entryOf(
  resources: readonly Place[],
  items: readonly Item[],
  onlyChange: Line | undefined,
  names: readonly string[],
): Entry {
  const base = { isKept: false, count: resources.length, layers: layersOf(resources) };
  const title = placesLine(resources);
  const named = item([...title, ...(names.length === 0 ? [] : [": ", ...namesLine(names)])]);
  const [only] = items;
  if (only !== undefined && items.length === 1 && onlyChange !== undefined && only.nodes.length === 0) {
    const short = item([...title, ": ", ...onlyChange]);
    return { ...base, forms: [item(short.line, ...placeNodes(resources)), short] };
  }
  return { ...base, forms: [item(title, ...changeNodes(items), ...placeNodes(resources)), named] };
}

function placesLine(resources: readonly Place[]): Line {
  const [only, second] = resources;
  if (only !== undefined && second === undefined) return [code(only.address), ` in ${only.layer}`];
  return [strong(counted(resources.length, "resource")), ` ${inLayers(layersOf(resources))}`];
}

function placeNodes(resources: readonly Place[]): readonly Node[] {
  if (resources.length < 2) return [];
  const items = placeItems(resources);
  return resources.length <= OPEN_PLACES ? list(items) : [details(["Addresses"], list(items))];
}

function changeNodes(items: readonly Item[]): readonly Node[] {
  return items.length <= OPEN_CHANGES
    ? list(items)
    : [details([counted(items.length, "attribute")], list(items))];
}

function computedItem(computed: readonly string[]): Item {
  return item(["computed anew, known after apply: ", ...namesLine(computed)]);
}

function namesLine(names: readonly string[]): Line {
  const rest = names.length - NAMED;
  return [
    ...listed(names.slice(0, NAMED).map((name) => code(name))),
    ...(rest > 0 ? [` and ${rest} more`] : []),
  ];
}

export function bookkeepingEntries(lines: readonly BookkeepingLine[]): readonly Entry[] {
  return lines.map((line) => ({
    forms: [item(bookkeepingLine(line))],
    isKept: false,
    count: 1,
    layers: [line.layer],
  }));
}

function bookkeepingLine(line: BookkeepingLine): Line {
  const where: Line = [code(line.address), ` in ${line.layer}`];
  switch (line.is) {
    case "moved":
      return [badge("Moves", "plain"), " ", code(line.from), " → ", ...where, "; the resource itself stays"];
    case "imported":
      return [badge("Imports", "plain"), " ", ...where, ...(line.id === "" ? [] : [" from ", code(line.id)])];
    case "forgotten": {
      const anew = line.isMadeAnew ? "a new one is made, and the old one" : "it";
      return [
        badge("Forgets", "warning"),
        " ",
        ...where,
        `: ${anew} leaves the state, and stays in the account and on the bill. ${capitalized(clause(line.way))}.`,
      ];
    }
  }
}

export function driftEntries(groups: readonly DriftGroup[]): readonly Entry[] {
  return groups.map(({ resources, is, changes }) => {
    const planned = resources.filter(({ isPlanned }) => isPlanned).length;
    const then = plannedLine(planned, resources.length, is);
    const items = is === "deleted" ? [item(["deleted outside of Terraform"])] : changes.map(changeItem);
    const names = is === "deleted" ? ["deleted"] : [...new Set(changes.map(({ path }) => path))];
    return entryOf(resources, [...items, item([then])], undefined, names);
  });
}

function plannedLine(planned: number, all: number, is: DriftGroup["is"]): string {
  const [verb, leaves] = is === "deleted" ? ["makes", "does not make"] : ["changes", "leaves"];
  const tail = is === "deleted" ? " again" : "";
  const them = all === 1 ? "it" : "them";
  if (planned === 0)
    return is === "deleted"
      ? `this plan ${leaves} ${them}${tail}`
      : `this plan leaves ${them} as ${all === 1 ? "it is" : "they are"} now`;
  if (planned === all) return `this plan ${verb} ${all === 1 ? "it" : "all of them"}${tail}`;
  return `this plan ${verb} ${planned} of them${tail}, and ${leaves} the rest`;
}

export function settingEntries(settings: readonly SettingLine[]): readonly Entry[] {
  return settings.map(({ place, path, changes, touches }) => {
    const [only] = changes;
    const name: Line = [code(place), " ", code(path)];
    const isShort = only !== undefined && changes.length === 1 && only.is !== "lines";
    const title: Line = isShort ? [...name, ": ", ...changeLine(only)] : name;
    const items = isShort ? [] : changes.map(changeItem);
    const none = touches.length === 0 ? [item(["touches no resource of these plans"])] : [];
    const touched: readonly Item[] = touches.length <= OPEN_PLACES ? touches.map(touchedItem) : [];
    const more =
      touches.length <= OPEN_PLACES
        ? []
        : [
            details(
              [`Touches ${counted(touches.length, "resource")} ${inLayers(layersOf(touches))}`],
              list(placeItems(touches)),
            ),
          ];
    return {
      forms: [item(title, ...changeNodes([...items, ...none, ...touched]), ...more), item(title), item(name)],
      isKept: false,
      count: 1,
      layers: [...new Set(touches.map(({ layer }) => layer))],
    };
  });
}

function touchedItem({ layer, address }: Place): Item {
  return item(["touches ", code(address), ` in ${layer}`]);
}

export function noticeEntries(notices: readonly Notice[]): readonly Entry[] {
  return notices.map((notice) => {
    const { layer, addresses } = notice;
    const places = addresses.map((address) => ({ layer, address }));
    const title = placesLine(places);
    return {
      forms: [
        item(title, ...list([findingItem(notice)]), ...placeNodes(places)),
        item([...title, `: ${effectOf(notice)}`]),
      ],
      isKept: false,
      count: addresses.length,
      layers: [layer],
    };
  });
}
