import { OUTPUT_KEY } from "@strata/contract";
import { nearest, suggestion } from "@strata/values";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { isReference, type MapTree, presentEntries, type Tree, walk } from "../yaml/tree";
import { valueText } from "../yaml/value-text";
import type { OutputUse } from "./output-references";

/** The key that makes a map of free settings a text: the JSON of what it holds. Charts and objects read it. */
export const JSON_KEY = "$json";

/** Keys of settings that begin with `$`, all of which mean something: one that is none of them is misspelt. */
const MARKS = [OUTPUT_KEY, JSON_KEY];

/**
 * Maps whose keys begin with `$` and mean nothing, which would reach AWS or a chart as they are: an unknown mark, or one
 * with neighbours. References are judged elsewhere. What `$json` holds is text, with marks of its own: a JSON Schema has
 * `$schema`.
 */
export function misusedMarks(tree: Tree, path: SettingPath): readonly OutputUse[] {
  if (isReference(tree)) return [];
  if (tree.kind === "list") return tree.items.flatMap((item, index) => misusedMarks(item, [...path, index]));
  if (tree.kind !== "map") return [];
  const entries = presentEntries(tree);
  const unknown = entries.filter(([key]) => key.startsWith("$") && !MARKS.includes(key));
  const text = tree.entries.get(JSON_KEY);
  return [
    ...unknown.map(([key]) => ({ path, fault: unknownMark([...path, key]) })),
    ...(text === undefined ? [] : textFaults(tree, text, path)),
    ...entries
      .filter(([key]) => key !== JSON_KEY)
      .flatMap(([key, child]) => misusedMarks(child, [...path, key])),
  ];
}

function unknownMark(path: SettingPath): ValueFault {
  const key = String(path.at(-1));
  const mend = suggestion(key, MARKS);
  return {
    path,
    place: "key",
    expected: "a known key",
    got: valueText(key),
    ...(mend === undefined ? {} : { mend }),
  };
}

function textFaults(tree: MapTree, text: Tree, path: SettingPath): readonly OutputUse[] {
  const others = presentEntries(tree).filter(([key]) => key !== JSON_KEY && !key.startsWith("$"));
  const inner = [...walk(text, [...path, JSON_KEY])];
  const neighbours: readonly ValueFault[] =
    others.length === 0
      ? []
      : [
          {
            path,
            place: "value",
            expected: `{ ${JSON_KEY}: … } and nothing beside it`,
            got: `${others.map(([key]) => key).join(", ")} beside ${JSON_KEY}`,
          },
        ];
  const misspelt = inner
    .map(([at]) => at)
    .filter((at) => isMisspelt(at.at(-1)))
    .map(unknownMark);
  const nested = inner
    .filter(([at]) => at.length > path.length + 1 && at.at(-1) === JSON_KEY)
    .map(
      ([at]): ValueFault => ({
        path: at,
        place: "key",
        expected: `what the outer ${JSON_KEY} makes JSON`,
        got: `another ${JSON_KEY}`,
      }),
    );
  const isResolved = inner.some(([, child]) => isReference(child));
  const faults = [...neighbours, ...misspelt, ...nested, ...(isResolved ? brokenTexts(inner) : [])];
  return faults.map((fault) => ({ path, fault }));
}

function isMisspelt(key: string | number | undefined): boolean {
  return (
    typeof key === "string" &&
    key.startsWith("$") &&
    !MARKS.includes(key) &&
    nearest(key, MARKS) !== undefined
  );
}

/** Terraform puts the reference into the JSON when it runs, and CDKTF does not keep these characters beside it. */
function brokenTexts(inner: readonly (readonly [SettingPath, Tree])[]): readonly ValueFault[] {
  const outside = inner.filter(([at, tree]) => !isReference(tree) && at.at(-1) !== OUTPUT_KEY);
  return outside.flatMap(([path, tree]) => {
    const value = tree.kind === "scalar" ? tree.value : undefined;
    const broken = [path.at(-1), value].find((text) => /["\\]|\$\{/.test(String(text ?? "")));
    if (broken === undefined) return [];
    return [
      {
        path,
        place: broken === value ? ("value" as const) : ("key" as const),
        expected: `no quote, backslash or \${ in a ${JSON_KEY} that holds a reference`,
        got: valueText(broken),
      },
    ];
  });
}
