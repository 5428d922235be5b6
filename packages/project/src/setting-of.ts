import type { LoadedEnvironment, SettingPath } from "@strata/config";
import { own } from "@strata/values";

/** What a finding says of where its resource comes from. */
export interface Found {
  readonly layer: string;
  /** Path of the resource's construct, the stack first; absent for a unit's own blocks, such as its provider. */
  readonly constructPath?: string;
  /** The setting that its rule names, without names of entries: `databases.deletionProtection`, `ami`; or empty. */
  readonly setting: string;
}

/**
 * The setting to change for a finding. The construct tree mirrors the settings, so the construct
 * `shop-data/databases/main/instance` stems from the entry `data.databases.main`, and a rule that names
 * `databases.deletionProtection` means `data.databases.main.deletionProtection`.
 */
export function settingOf({ values }: Pick<LoadedEnvironment, "values">, found: Found): SettingPath {
  const hint = found.setting.split(".").filter((step) => step !== "");
  // Tags and state are settings of the environment.
  if (found.constructPath === undefined) return hint;
  const settings = own(values, found.layer);
  const entry = mirroredPath(settings, found.constructPath);
  const [first, ...rest] = hint;
  if (first === undefined) return [found.layer, ...entry];
  const isOfEntry = first === entry[0];
  const steps = isOfEntry ? rest : hint;
  if (steps.length === 0) return [found.layer, ...entry];
  const holder =
    holderOf(settings, entry, steps) ?? (isOfEntry || !has(settings, first) ? entry.slice(0, 2) : []);
  return [found.layer, ...holder, ...steps];
}

/**
 * The path in a layer's settings that a construct mirrors, as deep as it does. Levels above the mirrored ones, such as
 * `vpc`, are skipped.
 * @param constructPath the stack first, for example `shop-data/databases/main/instance`
 */
export function mirroredPath(settings: unknown, constructPath: string): readonly string[] {
  const path: string[] = [];
  for (const level of constructPath.split("/").slice(1)) {
    const here = valueAt(settings, path);
    const key = Object.keys(isMap(here) ? here : {}).find((candidate) => kebab(candidate) === level);
    if (key !== undefined) path.push(key);
    else if (path.length > 0) break;
  }
  return path;
}

/** The deepest part of the entry's path that has the first of the steps. */
function holderOf(
  settings: unknown,
  entry: readonly string[],
  [step = ""]: readonly string[],
): readonly string[] | undefined {
  const parts = entry.map((_, index) => entry.slice(0, entry.length - index));
  return parts.find((path) => has(valueAt(settings, path), step));
}

function has(value: unknown, key: string): boolean {
  return isMap(value) && Object.hasOwn(value, key);
}

function valueAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? own(value, key) : undefined), settings);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A settings key as a construct id: `fileSystems` is `file-systems`, `ecr.api` is `ecr-api`. */
function kebab(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/[._]/g, "-")
    .toLowerCase();
}
