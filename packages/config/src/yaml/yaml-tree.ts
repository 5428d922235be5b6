import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Problem } from "../report/problem";
import { numberFault } from "./number-text";
import type { Origin } from "./origin";
import { syntaxFaults } from "./syntax-faults";
import type { MapTree, Tree } from "./tree";

/** A file as a tree, unless it has faults that leave no tree to speak of. */
export interface ParsedYaml {
  readonly tree?: MapTree;
  readonly problems: readonly Problem[];
}

/** Values that one file may hold once its aliases are written out: far above any real file, far below a bomb. */
const MAX_VALUES = 50_000;

/**
 * How files are read, whatever version of YAML they name: the core schema alone, whose values JSON can say. No tag of
 * another one becomes a value, and no merge key merges.
 */
const READING = { schema: "core", resolveKnownTags: false, merge: false } as const;

/**
 * Parses one YAML file whose top is a map.
 * @param file name for messages, such as `environments/shop/defaults.yaml`
 */
export function parseYamlTree(text: string, file: string): ParsedYaml {
  try {
    return parsed(text, file);
  } catch (error) {
    // Parser and builder recurse once for each level: text that nests thousands deep exhausts the stack.
    if (error instanceof RangeError) {
      return { problems: [whole(file, "YAML that nests less deeply", "thousands of levels")] };
    }
    throw error;
  }
}

/** A fault of a file as a whole. */
export function whole(file: string, expected: string, got: string, mend?: string): Problem {
  return { file, line: 1, col: 1, path: "", expected, got, ...(mend === undefined ? {} : { mend }) };
}

function parsed(text: string, file: string): ParsedYaml {
  const lines = new LineCounter();
  const place = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  // Keys are compared by TreeBuilder, which can name both places.
  const document = parseDocument(text, {
    ...READING,
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const faults = syntaxFaults(document, text);
  if (faults.length > 0) {
    return {
      problems: faults.map(({ offset, ...wording }) => ({ ...place(offset), path: "", ...wording })),
    };
  }
  const { contents } = document;
  if (isMap(contents)) {
    return new TreeBuilder(place).build(contents);
  }
  const empty = contents === null || (isScalar(contents) && contents.value === null);
  const got = empty ? "an empty file" : isSeq(contents) ? "a list" : "a single value";
  return { problems: [whole(file, "a map of settings", got)] };
}

interface Sized {
  readonly tree: Tree;
  /** Values in the tree, aliases written out. */
  readonly size: number;
}

/** Turns the nodes of one document into a tree. An alias shares its anchor's tree, so a bomb is counted, never built. */
class TreeBuilder {
  private readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, Sized | "open">();

  constructor(private readonly place: (offset: number) => Origin) {}

  build(contents: YAMLMap.Parsed): ParsedYaml {
    const { tree, size } = this.map(contents, []);
    if (size > MAX_VALUES) {
      const got = `${size > 1e15 ? "far more" : size} once its aliases are written out`;
      this.problems.push({
        ...tree.origin,
        path: "",
        expected: `a file of at most ${MAX_VALUES} values`,
        got,
      });
    }
    return this.problems.length > 0 ? { problems: this.problems } : { tree, problems: [] };
  }

  private node(node: ParsedNode | null, path: readonly string[], keyOrigin?: Origin): Sized {
    if (node === null || isAlias(node)) {
      return this.leaf(node, path, keyOrigin);
    }
    const { anchor } = node;
    if (anchor !== undefined) {
      this.anchors.set(anchor, "open");
    }
    const sized = isMap(node)
      ? this.map(node, path, keyOrigin)
      : isSeq(node)
        ? this.list(node, path, keyOrigin)
        : this.leaf(node, path, keyOrigin);
    if (anchor !== undefined) {
      this.anchors.set(anchor, sized);
    }
    return sized;
  }

  private leaf(
    node: Alias.Parsed | Scalar.Parsed | null,
    path: readonly string[],
    keyOrigin?: Origin,
  ): Sized {
    if (node !== null && isAlias(node)) {
      return this.alias(node, path, keyOrigin);
    }
    const origin = this.valueOrigin(node, keyOrigin);
    const value = scalarValue(node);
    if (value === null && keyOrigin !== undefined) {
      return { tree: { kind: "removed", origin, keyOrigin, overrode: [] }, size: 1 };
    }
    const source = node?.source ?? String(value);
    const fault = typeof value === "number" ? numberFault(value, source) : undefined;
    if (fault !== undefined) this.problems.push({ ...origin, path: path.join("."), ...fault });
    return {
      tree: { kind: "scalar", value, source, origin, overrode: [], ...(keyOrigin && { keyOrigin }) },
      size: 1,
    };
  }

  private alias(node: Alias.Parsed, path: readonly string[], keyOrigin?: Origin): Sized {
    const origin = this.valueOrigin(node, keyOrigin);
    const target = this.anchors.get(node.source);
    if (target !== undefined && target !== "open") {
      return {
        size: target.size,
        tree: { ...target.tree, origin: keyOrigin ?? origin, ...(keyOrigin && { keyOrigin }) },
      };
    }
    const [expected, got] =
      target === "open"
        ? ["an alias of another value", `*${node.source} inside &${node.source}`]
        : ["an alias of an anchor further up", `*${node.source}`];
    this.problems.push({ ...origin, path: path.join("."), expected, got });
    return { tree: { kind: "scalar", value: null, source: "", origin, overrode: [] }, size: 1 };
  }

  private list(node: YAMLSeq.Parsed, path: readonly string[], keyOrigin?: Origin): Sized {
    const items = node.items.map((item, index) => this.node(item as ParsedNode, [...path, String(index)]));
    const origin = keyOrigin ?? this.valueOrigin(node);
    return {
      size: sum(items),
      tree: {
        kind: "list",
        items: items.map((item) => item.tree),
        origin,
        overrode: [],
        ...(keyOrigin && { keyOrigin }),
      },
    };
  }

  private map(
    node: YAMLMap.Parsed,
    path: readonly string[],
    keyOrigin?: Origin,
  ): Sized & { readonly tree: MapTree } {
    const entries = new Map<string, Sized>();
    for (const pair of node.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const origin = this.valueOrigin(pair.key);
      const key = this.key(pair.key, origin, path);
      const first = key === undefined ? undefined : entries.get(key)?.tree.keyOrigin;
      if (key !== undefined && first !== undefined) {
        const got = `${JSON.stringify(key)} again`;
        const mend = `line ${first.line} has it already`;
        this.problems.push({
          ...origin,
          path: [...path, key].join("."),
          expected: "each key once",
          got,
          mend,
        });
      } else if (key !== undefined) {
        entries.set(key, this.node(pair.value, [...path, key], origin));
      }
    }
    const children = [...entries].map(([key, { tree }]): [string, Tree] => [key, tree]);
    const origin = keyOrigin ?? this.valueOrigin(node);
    return {
      size: sum([...entries.values()]),
      tree: {
        kind: "map",
        entries: new Map(children),
        origin,
        overrode: [],
        ...(keyOrigin && { keyOrigin }),
      },
    };
  }

  /** A key as text: settings have no keys of other kinds. Undefined where it was a fault. */
  private key(node: ParsedNode, origin: Origin, path: readonly string[]): string | undefined {
    const value = isScalar(node) ? scalarValue(node) : null;
    const fault = keyFault(node, value);
    if (fault !== undefined) {
      this.problems.push({ ...origin, path: path.join("."), ...fault });
      return undefined;
    }
    return typeof value === "string" ? value : ((node as Scalar.Parsed).source ?? String(value));
  }

  private valueOrigin(node: ParsedNode | null, keyOrigin?: Origin): Origin {
    const empty = node === null || node.range[0] === node.range[1];
    return empty && keyOrigin !== undefined ? keyOrigin : this.place(node?.range[0] ?? 0);
  }
}

function keyFault(
  node: ParsedNode,
  value: string | number | boolean | null,
): { readonly expected: string; readonly got: string; readonly mend?: string } | undefined {
  if (value === null) {
    return { expected: "a key", got: isMap(node) || isSeq(node) ? "a map or list in its place" : "none" };
  }
  if (value === "<<") {
    const mend = "set what several environments share in a defaults.yaml above them";
    return { expected: "a setting", got: "the merge key <<", mend };
  }
  // The one key that JavaScript's own objects would not hold as a value.
  return value === "__proto__" ? { expected: "a setting", got: '"__proto__"' } : undefined;
}

function scalarValue(node: Scalar.Parsed | ParsedNode | null): string | number | boolean | null {
  const value: unknown = node !== null && isScalar(node) ? node.value : null;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function sum(children: readonly Sized[]): number {
  return children.reduce((total, child) => total + child.size, 1);
}
