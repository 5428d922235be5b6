import type { Origin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { nearestTree, type Tree, treeAt } from "../yaml/tree";
import type { Problem } from "./problem";

/** One fault of a value, before it has a place in a file. */
export interface ValueFault {
  readonly path: SettingPath;
  /** What messages name instead of the path, such as a stack that the setting is about. */
  readonly name?: string;
  /** Whether the key or the value has to change. */
  readonly place: "key" | "value";
  readonly expected: string;
  readonly got: string;
  readonly mend?: string;
  /**
   * Set where the rest of the value can still be judged: without its unknown keys, as a part of a value, or without a
   * rename that is done, and that other environments which inherit it may still need.
   */
  readonly kind?: "unknownKey" | "missing" | "stale";
}

/** The fault as a problem of the file that set the value, or of the nearest thing above it that was set. */
export function placedFault({ path, name, place, kind: _, ...wording }: ValueFault, root: Tree): Problem {
  return { ...placeOf(root, path, place), path: name ?? path.join("."), ...wording };
}

/** Where a key or value was set; of the nearest ancestor that was set, where it was not. */
export function placeOf(root: Tree, path: SettingPath, place: "key" | "value"): Origin {
  const tree = treeAt(root, path);
  if (tree === undefined) {
    return nearestTree(root, path).origin;
  }
  return place === "key" ? (tree.keyOrigin ?? tree.origin) : tree.origin;
}
