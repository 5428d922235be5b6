import { isReference, type MapTree, type Tree } from "../yaml/tree";

/**
 * What holds where `overlay` is nearer than `base`. Maps merge by key; scalars, lists and references replace;
 * a removed entry (`key: null`) hides what it overrides. Every value keeps what it overrode.
 */
export function merge(base: Tree | undefined, overlay: Tree): Tree {
  if (base === undefined) {
    return overlay;
  }
  const overrode = [...overlay.overrode, base, ...base.overrode];
  if (overlay.kind === "map" && base.kind === "map" && !isReference(overlay) && !isReference(base)) {
    return { ...overlay, overrode, entries: mergedEntries(base, overlay) };
  }
  return { ...overlay, overrode };
}

/** Merges from the furthest to the nearest; undefined where there is nothing to merge. */
export function mergeAll(trees: readonly Tree[]): Tree | undefined {
  return trees.reduce<Tree | undefined>((base, overlay) => merge(base, overlay), undefined);
}

/** In the order of the base, then what the overlay adds: an override moves nothing. */
function mergedEntries(base: MapTree, overlay: MapTree): ReadonlyMap<string, Tree> {
  const merged = new Map(base.entries);
  for (const [key, child] of overlay.entries) {
    merged.set(key, merge(base.entries.get(key), child));
  }
  return merged;
}
