import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MapTree, Tree } from "../yaml/tree";
import { isReference, nearestTree, plain, treeAt, walk } from "../yaml/tree";
import { parseYamlTree } from "../yaml/yaml-tree";
import { merge, mergeAll } from "./merge";

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The tree of a file that holds a value, so that origins come from the parser that users meet. */
function tree(value: Plain, file: string): MapTree {
  const { tree, problems } = parseYamlTree(JSON.stringify(value), file);
  if (tree === undefined) {
    throw new Error(JSON.stringify(problems));
  }
  return tree;
}

// Few keys, so that files meet; an integer or a list stands for everything that is replaced as a whole.
const key = fc.constantFrom("a", "b", "c", "d");
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
);
const settings = fc.letrec<{ map: Plain; node: Plain }>((tie) => ({
  map: fc.dictionary(key, tie("node"), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Plain>,
  node: fc.oneof({ maxDepth: 3, depthIdentifier: "settings" }, leaf, tie("map")),
})).map;
const withRemovals = fc.letrec<{ map: Plain; node: Plain }>((tie) => ({
  map: fc.dictionary(key, tie("node"), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Plain>,
  node: fc.oneof({ maxDepth: 3, depthIdentifier: "removals" }, leaf, fc.constant(null), tie("map")),
})).map;

/** A merge of plain values, written apart from the one under test. */
function expected(base: Plain, overlay: Plain): Plain {
  if (typeof base !== "object" || base === null || Array.isArray(base)) {
    return pruned(overlay);
  }
  if (typeof overlay !== "object" || overlay === null || Array.isArray(overlay)) {
    return pruned(overlay);
  }
  const result: Record<string, Plain> = { ...(base as Readonly<Record<string, Plain>>) };
  for (const [name, child] of Object.entries(overlay as Readonly<Record<string, Plain>>)) {
    if (child === null) {
      delete result[name];
    } else {
      const inherited = result[name];
      result[name] = inherited === undefined ? pruned(child) : expected(inherited, child);
    }
  }
  return result;
}

function pruned(value: Plain): Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, child]) => child !== null)
          .map(([name, child]) => [name, pruned(child)]),
      )
    : value;
}

function kindsAgree(one: Tree | undefined, other: Tree | undefined): boolean {
  return one === undefined || other === undefined || (one.kind === "map") === (other.kind === "map");
}

describe("merge", () => {
  it("leaves a file as it is when nothing, or an empty file, is merged with it", () => {
    fc.assert(
      fc.property(settings, (value) => {
        const file = tree(value, "file");
        const empty = tree({}, "empty");
        expect(merge(undefined, file)).toBe(file);
        expect(plain(merge(empty, file))).toEqual(value);
        expect(plain(merge(file, empty))).toEqual(value);
      }),
    );
  });

  it("agrees with a merge of plain values, removals and replaced kinds included", () => {
    fc.assert(
      fc.property(withRemovals, withRemovals, withRemovals, (far, near, nearest) => {
        const merged = mergeAll([tree(far, "far"), tree(near, "near"), tree(nearest, "nearest")]);
        expect(merged && plain(merged)).toEqual(expected(expected(pruned(far), near), nearest));
      }),
    );
  });

  it("is associative where the files agree on what is a map and remove nothing", () => {
    fc.assert(
      fc.property(settings, settings, settings, (first, second, third) => {
        const [a, b, c] = [tree(first, "a"), tree(second, "b"), tree(third, "c")];
        const agree = [a, b, c].every((one) =>
          [...walk(one)].every(([path, node]) =>
            [a, b, c].every((other) => kindsAgree(node, treeAt(other, path))),
          ),
        );
        fc.pre(agree);
        expect(plain(merge(merge(a, b), c))).toEqual(plain(merge(a, merge(b, c))));
      }),
    );
  });

  it("removes an inherited entry at any depth, and only that", () => {
    fc.assert(
      fc.property(settings, fc.nat(), (value, pick) => {
        const file = tree(value, "file");
        const inMaps = [...walk(file)]
          .map(([path]) => path)
          .filter((path) => path.every((step) => typeof step === "string"));
        const path = inMaps.slice(1)[pick % Math.max(1, inMaps.length - 1)];
        fc.pre(path !== undefined);
        const removal = (path ?? []).reduceRight<Plain>((child, step) => ({ [step]: child }), null);
        const merged = merge(file, tree(removal, "removal"));
        expect(treeAt(merged, path ?? [])).toMatchObject({ kind: "removed", origin: { file: "removal" } });
        expect(plain(merged)).toEqual(expected(value, removal));
      }),
    );
  });

  it("gives every scalar and list the origin of the nearest file that sets it, and the others as overridden", () => {
    fc.assert(
      fc.property(settings, settings, settings, (first, second, third) => {
        const files = [tree(first, "first"), tree(second, "second"), tree(third, "third")];
        const merged = mergeAll(files);
        for (const [path, node] of merged === undefined ? [] : walk(merged)) {
          if (node.kind === "scalar" || node.kind === "list") {
            const setter = files.findLast((file) => treeAt(file, path) !== undefined);
            expect(node.origin).toEqual(setter && nearestTree(setter, path).origin);
            expect(setter && treeAt(setter, path)).toMatchObject({ kind: node.kind });
          }
          const files_ = [node, ...node.overrode].map(({ origin }) => origin.file);
          expect(files_).toEqual([...new Set(files_)].sort((a, b) => order(b) - order(a)));
        }
      }),
    );
  });

  it("keeps the order of the base, so that an override moves nothing", () => {
    const merged = merge(tree({ a: 1, b: 2, c: 3 }, "base"), tree({ d: 4, b: 5 }, "overlay"));
    expect(Object.entries(plain(merged) as object)).toEqual([
      ["a", 1],
      ["b", 5],
      ["c", 3],
      ["d", 4],
    ]);
  });

  it.each([
    { case: "a reference over a map", base: { x: { y: 1 } }, overlay: { x: { $output: "a.b" } } },
    { case: "a map over a reference", base: { x: { $output: "a.b" } }, overlay: { x: { y: 1 } } },
  ])("replaces $case, since a reference is a value", ({ base, overlay }) => {
    const merged = merge(tree(base, "base"), tree(overlay, "overlay"));
    expect(plain(merged)).toEqual(overlay);
    expect([...walk(merged)].some(([, node]) => isReference(node))).toBe("$output" in overlay.x);
  });
});

function order(file: string): number {
  return ["first", "second", "third"].indexOf(file);
}
