import { isPlainMap } from "@strata/values";
import { Document, isMap, isScalar, type Node, type YAMLMap } from "yaml";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import { formatOrigin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";

/**
 * The effective settings of an environment as YAML: what its folder, those above it and the defaults come to. Behind each value
 * that is no map stands where it was set, as a comment.
 */
export function renderSettings(loaded: Pick<LoadedEnvironment, "values" | "origins">): string {
  const document = new Document(withoutAbsent(loaded.values));
  if (isMap(document.contents)) comment(document.contents as YAMLMap<unknown, Node>, [], loaded);
  return document.toString({ lineWidth: 0 });
}

function comment(
  map: YAMLMap<unknown, Node>,
  path: SettingPath,
  loaded: Pick<LoadedEnvironment, "origins">,
): void {
  for (const { key, value } of map.items) {
    const inner = [...path, String(isScalar(key) ? key.value : key)];
    if (isMap(value) && value.items.length > 0) comment(value as YAMLMap<unknown, Node>, inner, loaded);
    else if (value !== null) {
      const [set] = loaded.origins.history(inner);
      // A list in one line, so that the comment stands behind it.
      if (!isScalar(value)) (value as { flow?: boolean }).flow = true;
      value.comment = ` ${set === undefined ? "default" : formatOrigin(set.origin)}`;
    }
  }
}

/** What is not set is not there, rather than null, which would take an entry away. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (!isPlainMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, withoutAbsent(member)]],
    ),
  );
}
