import type { ResourceEntry } from "../../refinement";
import type { BookkeepingLine, CreatedGroup, DriftGroup, Place, UpdateGroup } from "../content";
import { type AttributeChange, attributeChanges, attributesOf, isUnknownAfter } from "../values";
import { type Folded, folded } from "./folding";
import { addressOf, after, before, type PlannedLayer, untilOf } from "./planned-layer";
import { changesOf } from "./resource-changes";

/** What changes in place; the same change of many resources once. */
export function updatesOf(
  layers: readonly PlannedLayer[],
  decided: ReadonlySet<string>,
): readonly UpdateGroup[] {
  const all = layers.flatMap((layer) =>
    layer.entries
      .filter(({ change }) => change.actions.join() === "update")
      .map((entry) => {
        const place = placeOf(layer, entry);
        const { given, computed } = changesOf(layer, entry);
        const isOpen = ({ path }: { readonly path: string }): boolean =>
          !decided.has(`${place.layer} ${place.address} ${path}`);
        return {
          resource: { ...place, computed, isWithout: given.length === 0 },
          changes: given.filter(isOpen),
        };
      }),
  );
  const groups = folded(all).map(({ resources, changes }) => ({
    resources: resources.map(({ layer, address }) => ({ layer, address })),
    changes,
    // Of one resource by itself; of many it is more of the same.
    computed: resources.length === 1 ? (resources[0]?.computed ?? []) : [],
  }));
  const rest = all.filter(({ resource }) => resource.isWithout);
  return [...groups, ...computedOnly(rest.map(({ resource }) => resource))];
}

/** Resources of which the plan shows no more than that some attributes are computed anew, or nothing at all. */
function computedOnly(
  resources: readonly (Place & { readonly computed: readonly string[] })[],
): readonly UpdateGroup[] {
  const keys = [...new Set(resources.map(({ computed }) => computed.join()))];
  return keys.map((key) => {
    const group = resources.filter(({ computed }) => computed.join() === key);
    return {
      resources: group.map(({ layer, address }) => ({ layer, address })),
      changes: [],
      computed: group[0]?.computed ?? [],
    };
  });
}

/** What is new, by layer and type. */
export function createdOf(layers: readonly PlannedLayer[], region: string): readonly CreatedGroup[] {
  return layers.flatMap((layer) => {
    const made = layer.entries.filter(({ change }) => change.actions.join() === "create");
    return [...new Set(made.map(({ type }) => type))].map((type) => ({
      layer: layer.layer,
      type,
      resources: made.filter((entry) => entry.type === type).map((entry) => createdOne(layer, entry, region)),
    }));
  });
}

function createdOne(
  layer: PlannedLayer,
  entry: ResourceEntry,
  region: string,
): CreatedGroup["resources"][number] {
  const { change } = entry;
  const until = untilOf(layer, entry);
  const { after_unknown: unknown } = change;
  const names = typeof unknown === "object" && unknown !== null ? Object.keys(unknown) : [];
  const open = names.filter((name) => (unknown as Readonly<Record<string, unknown>>)[name] === true);
  const waiting = open.map((name) => ({ name, until: until([name]) })).filter((one) => one.until.length > 0);
  return {
    address: addressOf(entry),
    attributes: attributesOf(after(change), until).filter(
      (one) => one.path !== "tags_all" && !isUnknownAfter(one) && !isRegion(one, region),
    ),
    waits: [...new Set(waiting.map((one) => one.until.join()))].map((key) => ({
      until: key.split(","),
      attributes: waiting.filter((one) => one.until.join() === key).map(({ name }) => name),
    })),
  };
}

/** The provider writes the region into every resource; only another one says something. */
function isRegion(change: AttributeChange, region: string): boolean {
  if (change.path !== "region" || change.is !== "value") return false;
  return change.after.is === "known" && change.after.text === JSON.stringify(region);
}

/** What moves, is imported, or leaves the state. */
export function bookkeepingOf(layers: readonly PlannedLayer[]): readonly BookkeepingLine[] {
  return layers.flatMap((layer) => layer.entries.flatMap((entry) => bookkeepingOne(layer, entry)));
}

function bookkeepingOne(layer: PlannedLayer, entry: ResourceEntry): readonly BookkeepingLine[] {
  const line = { ...placeOf(layer, entry), type: entry.type };
  const { previous_address: from, change } = entry;
  const { actions, importing } = change;
  const isMoved = from !== undefined && from !== entry.address;
  const isImported = importing !== undefined && importing !== null;
  return [
    ...(isMoved ? [{ ...line, is: "moved" as const, from }] : []),
    ...(isImported ? [{ ...line, is: "imported" as const, id: importId(importing) }] : []),
    ...(actions.includes("forget")
      ? [
          {
            ...line,
            is: "forgotten" as const,
            isMadeAnew: actions.includes("create"),
            way: wayOf(layer, line.address),
          },
        ]
      : []),
  ];
}

/** What the rules say to do about it. */
function wayOf({ findings }: PlannedLayer, address: string): string {
  return findings.find((finding) => finding.address === address)?.way ?? "";
}

function importId(importing: unknown): string {
  const { id } = importing as { readonly id?: unknown };
  return typeof id === "string" ? id : "";
}

/** What was changed outside of Terraform; the same drift of many resources once. */
export function driftOf(layers: readonly PlannedLayer[]): readonly DriftGroup[] {
  const all = layers.flatMap((layer) => {
    const planned = new Set(
      layer.entries.filter(({ change }) => change.actions.join() !== "no-op").map(({ address }) => address),
    );
    return layer.drift.map((entry) => ({
      resource: { ...placeOf(layer, entry), isPlanned: planned.has(entry.address) },
      isDeleted: entry.change.actions.includes("delete"),
      changes: attributeChanges(before(entry.change), after(entry.change), () => []),
    }));
  });
  const deleted = all.filter(({ isDeleted }) => isDeleted).map(({ resource }) => resource);
  const changed: readonly Folded<DriftGroup["resources"][number]>[] = folded(
    all.filter(({ isDeleted }) => !isDeleted),
  );
  return [
    ...(deleted.length === 0 ? [] : [{ resources: deleted, is: "deleted" as const, changes: [] }]),
    ...changed.map((group) => ({ ...group, is: "changed" as const })),
  ];
}

function placeOf({ layer }: PlannedLayer, entry: ResourceEntry): Place {
  return { layer, address: addressOf(entry) };
}
