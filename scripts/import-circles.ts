import type { Import } from "./imports";

/** Files, or packages, and what each imports. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The imports among these files, those of types included: two files that know each other's types are one file. */
export function fileGraph(files: readonly string[], imports: readonly Import[]): ImportGraph {
  const known = new Set(files);
  return graphOf(
    files,
    imports.map(({ from, to }) => [from, fileOf(to, known)]),
  );
}

/** The imports among packages; the tests of a package are no part of it, since they may look at everything. */
export function packageGraph(files: readonly string[], imports: readonly Import[]): ImportGraph {
  const known = new Set(files);
  const code = imports.filter(({ from }) => !/\.(test|test-d|suite|fixture)\.ts$/.test(from));
  return graphOf(
    [...new Set(files.map(packageOf))],
    code.map(({ from, to }) => {
      const file = fileOf(to, known);
      const [importing, imported] = [packageOf(from), file === undefined ? undefined : packageOf(file)];
      return [importing, imported === importing ? undefined : imported];
    }),
  );
}

/**
 * Every circle, as `a -> b -> a`: for each import that is part of one, the shortest that it is part of. Each circle is
 * named once, from its first file in the order of the alphabet.
 */
export function circles(graph: ImportGraph): readonly string[] {
  const found = [...graph].flatMap(([from, targets]) =>
    [...targets].flatMap((to) => {
      const back = shortestPath(graph, to, from);
      return back === undefined ? [] : [named(back)];
    }),
  );
  return [...new Set(found)].sort();
}

function graphOf(
  nodes: readonly string[],
  edges: readonly (readonly [from: string, to: string | undefined])[],
): ImportGraph {
  const graph = new Map(nodes.map((node) => [node, new Set<string>()]));
  for (const [from, to] of edges) if (to !== undefined) graph.get(from)?.add(to);
  return graph;
}

/** The file that an import means; undefined for what is not ours. Packages export by these paths: their package.json. */
function fileOf(to: string, known: ReadonlySet<string>): string | undefined {
  const [, name, inside = "index"] = /^@strata\/([^/]+)(?:\/(.+))?$/.exec(to) ?? [];
  const path =
    name === undefined ? to : name === "stacks" ? `stacks/${inside}` : `packages/${name}/src/${inside}`;
  return [`${path}.ts`, `${path}/index.ts`].find((file) => known.has(file));
}

/** `packages/<name>`, or the first folder. */
function packageOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "packages" ? `${first}/${second}` : first;
}

/** The files on the shortest way, both ends included; of one file where it imports itself. */
function shortestPath(graph: ImportGraph, start: string, end: string): readonly string[] | undefined {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  for (const node of before.keys()) {
    if (node === end) return pathTo(end, before);
    for (const next of graph.get(node) ?? []) if (!before.has(next)) before.set(next, node);
  }
  return undefined;
}

function pathTo(end: string, before: ReadonlyMap<string, string | undefined>): readonly string[] {
  const previous = before.get(end);
  return previous === undefined ? [end] : [...pathTo(previous, before), end];
}

function named(circle: readonly string[]): string {
  const first = circle.indexOf([...circle].sort()[0] ?? "");
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(" -> ");
}
