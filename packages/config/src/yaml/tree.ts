import { OUTPUT_KEY } from "@strata/contract";
import type { Origin } from "./origin";
import type { SettingPath } from "./setting-path";

/** A YAML value that knows where it was written, and which inherited values it stands in for. */
export type Tree = MapTree | ListTree | ScalarTree | RemovedTree;

interface Placed {
  /** Where the value was written; of a map or list under a key, where the key is. */
  readonly origin: Origin;
  /** Where its key was written, for values in a map. */
  readonly keyOrigin?: Origin;
  /** What files further out had set here, nearest first. */
  readonly overrode: readonly Tree[];
}

/** Settings by key. */
export interface MapTree extends Placed {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Tree>;
}

/** A list, which is replaced as a whole. */
export interface ListTree extends Placed {
  readonly kind: "list";
  readonly items: readonly Tree[];
}

/** A string, number, boolean, or (in a list only) null. */
export interface ScalarTree extends Placed {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As it was written, since a number's leading zeros are lost in its value. */
  readonly source: string;
}

/** A key whose value is null: the inherited entry is gone. */
export interface RemovedTree extends Placed {
  readonly kind: "removed";
}

/** Whether a map is a reference, well formed or not. */
export function isReference(tree: Tree): boolean {
  return tree.kind === "map" && tree.entries.has(OUTPUT_KEY);
}

/** The value below a path, or undefined where nothing stands there. A removed entry is found as such. */
export function treeAt(tree: Tree, path: SettingPath): Tree | undefined {
  return path.reduce<Tree | undefined>((at, step) => at && childOf(at, step), tree);
}

/** The nearest value at or above a path. Removed entries count as absent. */
export function nearestTree(tree: Tree, path: SettingPath): Tree {
  const [step, ...rest] = path;
  const child = step === undefined ? undefined : childOf(tree, step);
  return child === undefined || child.kind === "removed" ? tree : nearestTree(child, rest);
}

/** The plain value: removed entries left out. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "removed":
      return undefined;
    case "list":
      return tree.items.map(plain);
    case "map":
      return Object.fromEntries(presentEntries(tree).map(([key, child]) => [key, plain(child)]));
  }
}

/** Entries that were not removed, in order. */
export function presentEntries(tree: MapTree): readonly (readonly [string, Tree])[] {
  return [...tree.entries].filter(([, child]) => child.kind !== "removed");
}

/** Every map, list and scalar of a tree with its path, parents first. Removed entries too. */
export function* walk(tree: Tree, path: SettingPath = []): Generator<readonly [SettingPath, Tree]> {
  yield [path, tree];
  if (tree.kind === "map") {
    for (const [key, child] of tree.entries) {
      yield* walk(child, [...path, key]);
    }
  } else if (tree.kind === "list") {
    for (const [index, child] of tree.items.entries()) {
      yield* walk(child, [...path, index]);
    }
  }
}

function childOf(tree: Tree, step: string | number): Tree | undefined {
  if (tree.kind === "map") {
    return tree.entries.get(String(step));
  }
  return tree.kind === "list" ? tree.items[Number(step)] : undefined;
}
