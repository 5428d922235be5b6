import { suggestion } from "@strata/values";
import type { LayerDefinition } from "../layer-definition";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { type MapTree, presentEntries, type Tree, treeAt } from "../yaml/tree";
import { gotText } from "../yaml/value-text";
import type { Rename } from "./rename";

/** Key of an entry that says what it was called when it was deployed. */
export const WAS = "was";

/** Settings without what says how entries were called before. */
export interface WithoutRenames {
  readonly root: MapTree;
  readonly renames: readonly Rename[];
  readonly faults: readonly ValueFault[];
}

/** Takes `was` out of the entries of every kind: no schema of an entry has to know it. */
export function takeRenames(root: MapTree, layers: readonly LayerDefinition[]): WithoutRenames {
  const kinds = layers.flatMap(({ name, kinds = [] }) =>
    kinds.filter(({ isEntries = true }) => isEntries).map(({ key, title }) => ({ layer: name, key, title })),
  );
  return kinds.reduce<WithoutRenames>(
    (taken, { layer, key, title }) => {
      const map = treeAt(taken.root, [layer, key]);
      if (map?.kind !== "map") return taken;
      const renamed = presentEntries(map).flatMap(([entry, tree]) => {
        const was = tree.kind === "map" ? tree.entries.get(WAS) : undefined;
        return was === undefined || was.kind === "removed" ? [] : [{ entry, was }];
      });
      if (renamed.length === 0) return taken;
      const found = renamed.map(({ entry, was }) => {
        const path = [layer, key, entry, WAS];
        return was.kind === "scalar" && typeof was.value === "string"
          ? { rename: { layer, kind: key, entry, was: was.value } }
          : {
              fault: {
                path,
                place: "value" as const,
                expected: `the former name of the ${title}`,
                got: gotText(was),
              },
            };
      });
      const renames = found.flatMap(({ rename }) => rename ?? []);
      return {
        root: renamed.reduce(
          (tree, { entry }) => without(tree, [layer, key, entry, WAS]) as MapTree,
          taken.root,
        ),
        renames: [...taken.renames, ...renames],
        faults: [
          ...taken.faults,
          ...found.flatMap(({ fault }) => fault ?? []),
          ...renames.flatMap((rename) => nameFaults(rename, renames, map)),
        ],
      };
    },
    { root, renames: [], faults: [] },
  );
}

/** Faults that can be seen without knowing what was deployed. */
function nameFaults(
  { layer, kind, entry, was }: Rename,
  all: readonly Rename[],
  map: MapTree,
): readonly ValueFault[] {
  const path = [layer, kind, entry, WAS];
  const names = presentEntries(map).map(([name]) => name);
  const twin = all.find((other) => other.was === was && other.entry !== entry);
  if (names.includes(was)) {
    const got =
      was === entry ? `${JSON.stringify(was)}, its own name` : `${JSON.stringify(was)}, which is still there`;
    return [{ path, place: "value", expected: `a name that no entry of ${layer}.${kind} has any more`, got }];
  }
  return twin === undefined
    ? []
    : [
        {
          path,
          place: "value",
          expected: "a former name of its own",
          got: `${JSON.stringify(was)}, as ${twin.entry} has it`,
        },
      ];
}

/** What is wrong with a rename, given the names that the ledger has of the kind. */
export function recordFault(
  { layer, kind, entry, was }: Rename,
  recorded: readonly string[] | undefined,
): ValueFault | undefined {
  const path: SettingPath = [layer, kind, entry, WAS];
  if (recorded?.includes(entry)) {
    return {
      path,
      place: "value",
      expected: `nothing, since the ledger has ${layer}.${kind}.${entry} under its new name`,
      got: JSON.stringify(was),
      mend: "take the line out: the rename is done",
      kind: "stale",
    };
  }
  if (recorded?.includes(was)) return undefined;
  return {
    path,
    place: "value",
    expected: `the name of an entry of ${layer}.${kind} that the ledger has`,
    got: JSON.stringify(was),
    mend:
      recorded === undefined
        ? "record what is deployed with strata state ledger --write before the rename"
        : (suggestion(was, recorded) ?? "take the line out"),
  };
}

function without(tree: Tree, [step, ...rest]: SettingPath): Tree {
  if (tree.kind !== "map" || step === undefined) return tree;
  const entries = [...tree.entries].flatMap(([key, child]) =>
    key !== step ? [[key, child] as const] : rest.length === 0 ? [] : [[key, without(child, rest)] as const],
  );
  return { ...tree, entries: new Map(entries) };
}
