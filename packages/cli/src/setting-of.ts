import type { LoadedEnvironment, SettingPath } from "@strata/config";

/**
 * The setting that a resource was made from. The construct tree mirrors the settings: the construct
 * `shop-data/databases/main/instance` stems from the setting `data.databases.main`.
 * @param constructPath path of the resource's construct, the stack first
 * @param hint dotted key below the entry that a rule names, for example `deletionProtection`
 */
export function settingOf(
  loaded: LoadedEnvironment,
  layer: string,
  constructPath: string,
  hint?: string,
): SettingPath {
  let value: unknown = loaded.values[layer];
  const path: string[] = [layer];
  for (const level of constructPath.split("/").slice(1)) {
    const key = Object.keys(isMap(value) ? value : {}).find((candidate) => kebab(candidate) === level);
    if (key === undefined) break;
    path.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return hint === undefined ? path : [...path, ...hint.split(".")];
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
