import { placeOf } from "../report/value-fault";
import type { Origin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { plain, type Tree, treeAt } from "../yaml/tree";

/** A value as one file set it; of a map, what it held once that file was merged. */
export interface SetValue {
  /** Undefined where the file removed an inherited value by `null`. */
  readonly value: unknown;
  readonly origin: Origin;
}

/** Where the values of one environment come from. */
export interface Origins {
  /** Where the value at the path was set; of the nearest ancestor that was set, where it was not. */
  at(path: SettingPath): Origin;
  /** Who set the path, nearest file first. Empty where only a schema default holds. */
  history(path: SettingPath): readonly SetValue[];
}

/** The origins of a merged tree. */
export function originsOf(root: Tree): Origins {
  return {
    at: (path) => placeOf(root, path, "value"),
    history: (path) => {
      const tree = treeAt(root, path);
      return tree === undefined
        ? []
        : [tree, ...tree.overrode].map((set) => ({ value: plain(set), origin: set.origin }));
    },
  };
}
