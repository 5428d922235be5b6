import type { LayerDefinition, LoadedEnvironment } from "@strata/config";
import type { PlanChanges, ResourceChange } from "@strata/inventory";
import { mirroredPath } from "@strata/project";
import { valueAt } from "@strata/values";
import { type ChangedAttribute, changedAttributes } from "./changed-attributes";
import type { ChangedSetting } from "./changed-settings";
import { readingChanges, withReaders } from "./readers";
import { resourceName } from "./references";
import { isShownBy } from "./shown-by-value";
import type { Touch } from "./touch";

/** What touches are found in. */
export interface Planned {
  readonly layers: readonly LayerDefinition[];
  readonly before: LoadedEnvironment;
  readonly after: LoadedEnvironment;
  /** By layer. */
  readonly plans: Readonly<Record<string, PlanChanges>>;
  /** The `cdk.tf.json` of each layer. */
  readonly units: Readonly<Record<string, unknown>>;
}

/**
 * What each setting touches, in the order of the settings: only what can be shown. A resource that changes is touched by the
 * settings whose values its changed attributes have; where that does not explain all of its change, by those too of
 * whose entry it is made.
 */
export function touchesOf(
  settings: readonly ChangedSetting[],
  planned: Planned,
): readonly (readonly Touch[])[] {
  const found = settings.map((): Touch[] => []);
  for (const [layer, { changes }] of Object.entries(planned.plans)) {
    for (const change of changes) {
      const attributes = changedAttributes(change);
      const entries = entriesOf(layer, change, planned);
      const shown = settings.map((setting) =>
        attributes.filter((one) => isShownBy(setting, one, { isOwnLayer: isOf(setting, layer, planned) })),
      );
      const isExplained =
        change.action !== "create" &&
        change.action !== "delete" &&
        attributes.length > 0 &&
        attributes.every((one) => isKnownFrom(one, shown));
      settings.forEach((setting, index) => {
        const mine = shown[index] ?? [];
        const isOfEntry = entries.some((entry) => isMadeOf(entry, setting.path, planned.layers));
        if (mine.length === 0 && (isExplained || !isOfEntry)) return;
        found[index]?.push({
          layer,
          address: change.address,
          shownBy: mine.length > 0 ? "value" : "entry",
          attributes: mine.map(({ path }) => path),
          isReplacing: mine.some(({ isReplacing }) => isReplacing),
        });
      });
    }
  }
  const reading = readingChanges(planned);
  return found.map((touches) => withReaders(touches, reading));
}

/** Tags are shown twice by a plan: with those of the provider, and without. */
function isKnownFrom({ path }: ChangedAttribute, shown: readonly (readonly ChangedAttribute[])[]): boolean {
  const same = path.replace(/^tags_all\./, "tags.");
  return shown.some((attributes) =>
    attributes.some((one) => one.path.replace(/^tags_all\./, "tags.") === same),
  );
}

function isOf({ path: [first = ""] }: ChangedSetting, layer: string, { layers }: Planned): boolean {
  return first === layer || !layers.some(({ name }) => name === first);
}

/** The paths of settings that a resource mirrors, in today's settings and in those of the base: what is deleted is only there. */
function entriesOf(
  layer: string,
  change: ResourceChange,
  { before, after, units }: Planned,
): readonly (readonly string[])[] {
  const path = constructPath(units[layer], change);
  return [after, before].flatMap(({ values }) => {
    const mirrored = mirroredPath(values[layer], path);
    return mirrored.length === 0 ? [] : [[layer, ...mirrored]];
  });
}

/** As the unit notes it, or as the address says: levels of the construct are joined by `_`, and words by `-`. */
function constructPath(unit: unknown, change: ResourceChange): string {
  const [type = "", name = ""] = resourceName(change).split(".");
  const path = valueAt(unit, ["resource", type, name, "//", "metadata", "path"]);
  return typeof path === "string" ? path : `stack/${name.replaceAll("_", "/")}`;
}

/** Whether a resource that mirrors a path is made of what a setting is part of: the entry, or what a layer has once. */
function isMadeOf(
  mirrored: readonly string[],
  setting: readonly string[],
  layers: readonly LayerDefinition[],
): boolean {
  const [layer = "", key = ""] = mirrored;
  // All entries of a kind, which were added or removed together.
  if (startsWith(mirrored, setting)) return true;
  const kind = layers.find(({ name }) => name === layer)?.kinds?.find((one) => one.key === key);
  const isOnce = kind !== undefined && kind.isEntries === false;
  const holder = mirrored.slice(0, isOnce ? 2 : 3);
  return holder.length === (isOnce ? 2 : 3) && startsWith(setting, holder);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}
