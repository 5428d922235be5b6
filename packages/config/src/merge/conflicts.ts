import { dirname } from "node:path";
import type { Problem } from "../report/problem";
import { formatOrigin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { isReference, type Tree } from "../yaml/tree";
import { ENVIRONMENT_FILE, type SourceFile } from "./environment-folders";

/** One file of an environment, with its content where `environment.yaml` would have it. */
export interface SourceTree {
  readonly source: SourceFile;
  readonly tree: Tree;
}

/**
 * Settings that two files of one folder set, neither of which is nearer to the environment than the other: a file of a
 * layer, and the one that holds all layers. Which of them was meant cannot be told.
 * @param sources all files of an environment
 */
export function conflicts(sources: readonly SourceTree[]): readonly Problem[] {
  return sources.flatMap(({ source, tree }) => {
    if (source.layer === undefined) return [];
    const beside = sources.filter(
      ({ source: { file, layer } }) => layer === undefined && dirname(file) === dirname(source.file),
    );
    // In an environment's own folder, defaults.yaml is further out than both.
    const other = beside.find(({ source: { file } }) => file.endsWith(`/${ENVIRONMENT_FILE}`)) ?? beside[0];
    return other === undefined ? [] : setTwice(other.tree, tree, []);
  });
}

function setTwice(one: Tree, other: Tree, path: SettingPath): readonly Problem[] {
  if (one.kind === "map" && other.kind === "map" && !isReference(one) && !isReference(other)) {
    return [...other.entries].flatMap(([key, child]) => {
      const first = one.entries.get(key);
      return first === undefined ? [] : setTwice(first, child, [...path, key]);
    });
  }
  return [
    {
      ...(other.keyOrigin ?? other.origin),
      path: path.join("."),
      expected: "each setting in one file of a folder",
      got: `it again, after ${formatOrigin(one.keyOrigin ?? one.origin)}`,
      mend: "remove one of the two",
    },
  ];
}
