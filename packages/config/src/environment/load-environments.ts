import { basename, dirname, resolve } from "node:path";
import { WAS } from "../changes/renames";
import type { LayerDefinition } from "../layer-definition";
import { type Ledger, ledgerWith, readLedger } from "../ledger/ledger";
import { goneEnvironments } from "../ledger/ledger-check";
import { conflicts } from "../merge/conflicts";
import {
  ENVIRONMENT_FILE,
  type EnvironmentFolder,
  findEnvironmentFolders,
  type SourceFile,
} from "../merge/environment-folders";
import { mergeAll } from "../merge/merge";
import { originsOf } from "../merge/origins";
import { selected } from "../merge/selection";
import { claimsOf } from "../names/claims";
import { type Claim, findClashes } from "../names/clashes";
import { type Problem, sortProblems } from "../report/problem";
import { placedFault, placeOf, type ValueFault } from "../report/value-fault";
import { formatOrigin, type Origin } from "../yaml/origin";
import { type MapTree, type Tree, treeAt } from "../yaml/tree";
import { readYamlFile } from "../yaml/yaml-file";
import { type ParsedYaml, parseYamlTree } from "../yaml/yaml-tree";
import { type CheckedEnvironment, type CheckScope, checkEnvironment, checkScope } from "./environment-check";
import type { GivenEnvironment } from "./history";
import type { LoadedEnvironment } from "./loaded-environment";

/** What to load, and against which layers. */
export interface LoadOptions {
  /** Absolute path of the environments folder. */
  readonly root: string;
  /** The registry: every layer, in order. */
  readonly layers: readonly LayerDefinition[];
  /**
   * Folders under the root (`shop/production`, or `shop` for all below it), globs over them (`shop/*`), or ids.
   * @default all environments
   */
  readonly select?: readonly string[];
  /**
   * The day on which exceptions are judged.
   * @default the system's clock
   */
  readonly now?: Date;
  /**
   * Settings that are merged over those of each selected environment, as one more and nearest file would be:
   * what other settings would yield is seen without writing them, as if nothing existed yet.
   * @default none
   */
  readonly overrides?: Readonly<Record<string, unknown>>;
  /**
   * `check`: a difference from the ledger that AWS does not take is a fault. `rewrite`: it is not, since the ledger is
   * about to be changed. Subnets that the ledger holds keep their ranges either way.
   * @default "check"
   */
  readonly ledger?: "check" | "rewrite";
  /** What is recorded of environments. @default what the ledger's file says; nothing beside overrides */
  readonly record?: Ledger;
}

/** The selected environments, and everything that is wrong with them. */
export interface LoadResult {
  /** Selected environments without faults, by path. Use them only where `problems` is empty. */
  readonly environments: readonly LoadedEnvironment[];
  /** Faults, by file and line. Faults of unselected environments are left out, except clashes with a selected one. */
  readonly problems: readonly Problem[];
  /** What will become a fault, such as an exception in its last 30 days. */
  readonly warnings: readonly Problem[];
}

/**
 * Loads, merges and validates environment folders. Never throws for what is written in them.
 */
export function loadEnvironments(options: LoadOptions): LoadResult {
  const { layers, select, now = new Date() } = options;
  const root = resolve(options.root);
  const file = basename(root);
  const found = findEnvironmentFolders(
    root,
    layers.map(({ name }) => name),
  );
  const files = readAll(found.folders);
  const nearest = overridesTree(options.overrides);
  const written = readLedger({ root });
  const { record = nearest.length > 0 ? ledgerWith(written.ledger, {}) : undefined } = options;
  const { ledger, problems: unreadable } = record === undefined ? written : { ledger: record, problems: [] };
  const judged = options.ledger !== "rewrite";
  const merged = found.folders.map((folder) => mergedFolder(folder, files, file, []));
  const faulty = found.problems.map(({ folder }) => folder);
  const selection = selected(
    select,
    merged.map(({ path, id }) => ({ path, id })),
    faulty,
    file,
  );
  const overridden = found.folders.map((folder, index) =>
    nearest.length > 0 && selection.has(folder.path)
      ? mergedFolder(folder, files, file, nearest)
      : merged[index],
  );
  const scope = checkScope(layers, now);
  const checked = overridden.flatMap((folder) =>
    folder === undefined ? [] : [checkedFolder(folder, scope, { ledger, judged })],
  );
  const mine = checked.filter(({ path }) => selection.has(path));
  const clashes = findClashes(independentClaims(checked), selection.has);
  const environments = mine.flatMap(({ loaded }) => loaded ?? []);
  // What did not load may be any environment of the ledger.
  const isWhole = found.problems.length === 0 && checked.every(({ isRead }) => isRead);
  const known = checked.flatMap(({ id }) => id ?? []);
  const gone =
    judged && isWhole ? goneEnvironments(environments, ledger, known) : { problems: [], warnings: [] };
  return {
    environments,
    problems: sortProblems([
      ...unreadable,
      ...gone.problems,
      ...selection.problems,
      ...found.problems
        .filter(({ folder }) => selection.covers(folder))
        .map(({ folder: _, ...problem }) => problem),
      ...mine.flatMap(({ problems }) => problems),
      ...finishedRenames(mine, checked),
      ...clashes,
    ]),
    warnings: sortProblems([...gone.warnings, ...mine.flatMap(({ warnings }) => warnings)]),
  };
}

/** One environment's files, merged. */
interface MergedFolder {
  readonly path: string;
  /** Absent where a file cannot be read: what it would have set is not known. */
  readonly tree?: MapTree;
  readonly id: string | undefined;
  readonly problems: readonly Problem[];
}

interface CheckedFolder {
  readonly path: string;
  readonly id: string | undefined;
  readonly loaded?: LoadedEnvironment;
  /** Whether its id, account, region and place of state are known. */
  readonly isRead: boolean;
  readonly claims: readonly Claim[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Renames that are done. */
  readonly finished: readonly Problem[];
  /** Where it was written that an entry was called otherwise, of those to which that applies. */
  readonly renames: readonly Origin[];
}

/** Every file once, however many environments inherit it. */
function readAll(folders: readonly EnvironmentFolder[]): ReadonlyMap<string, ParsedYaml> {
  const sources = new Map(
    folders.flatMap(({ sources }) => sources.map((source) => [source.absolute, source])),
  );
  return new Map([...sources].map(([absolute, { file }]) => [absolute, readYamlFile(absolute, file)]));
}

function mergedFolder(
  { path, sources }: EnvironmentFolder,
  files: ReadonlyMap<string, ParsedYaml>,
  root: string,
  nearest: readonly Tree[],
): MergedFolder {
  const parsed = sources.map((source) => ({ source, ...(files.get(source.absolute) ?? { problems: [] }) }));
  const problems = parsed.flatMap((file) => file.problems);
  const trees = parsed.flatMap(({ source, tree }) =>
    tree === undefined ? [] : [{ source, tree: topTree(source, tree) }],
  );
  const tree = mergeAll([...trees.map((each) => each.tree), ...nearest]);
  const id = tree && treeAt(tree, ["id"]);
  const written = id?.kind === "scalar" ? String(id.value) : undefined;
  if (problems.length > 0 || tree?.kind !== "map") {
    return { path, id: written, problems };
  }
  // What is missing altogether is missing in the leaf, whichever file was merged last.
  const origin = { file: `${root}/${path}/${ENVIRONMENT_FILE}`, line: 1, col: 1 };
  return { path, id: written, tree: { ...tree, origin }, problems: conflicts(trees) };
}

/** JSON is YAML, so overrides have origins like those of a file, under the name `overrides`. */
function overridesTree(overrides: LoadOptions["overrides"]): readonly Tree[] {
  if (overrides === undefined || Object.keys(overrides).length === 0) return [];
  const { tree } = parseYamlTree(JSON.stringify(overrides), "overrides");
  return tree === undefined ? [] : [tree];
}

/** The content of `<layer>.yaml` sits under the layer's key. */
function topTree({ layer }: SourceFile, tree: MapTree): Tree {
  const { origin } = tree;
  return layer === undefined
    ? tree
    : { kind: "map", origin, overrode: [], entries: new Map([[layer, { ...tree, keyOrigin: origin }]]) };
}

function checkedFolder(
  { path, id, tree, problems }: MergedFolder,
  scope: CheckScope,
  given: Omit<GivenEnvironment, "path">,
): CheckedFolder {
  if (tree === undefined) {
    return { path, id, isRead: false, claims: [], problems, warnings: [], finished: [], renames: [] };
  }
  const checked = checkEnvironment(tree, { path, ...given }, scope);
  const { environment } = checked;
  const isFinished = ({ kind }: ValueFault): boolean => kind === "stale";
  const faults = checked.faults.filter((fault) => !isFinished(fault));
  return {
    path,
    id,
    isRead: environment !== undefined,
    claims: claimsOf(checked, path, tree),
    problems: [...problems, ...faults.map((fault) => placedFromLeaf(fault, tree, scope.layers))],
    warnings: checked.warnings.map((fault) => placedFault(fault, tree)),
    finished: checked.faults.filter(isFinished).map((fault) => placedFault(fault, tree)),
    renames: (environment?.renames ?? []).map(({ layer, kind, entry }) =>
      placeOf(tree, [layer, kind, entry, WAS], "value"),
    ),
    ...(problems.length > 0 ? {} : loadedEnvironment({ ...checked, faults }, tree)),
  };
}

/** Renames that are done, and that no environment which inherits them still needs. */
function finishedRenames(mine: readonly CheckedFolder[], all: readonly CheckedFolder[]): readonly Problem[] {
  const needed = new Set(all.flatMap(({ renames }) => renames.map(formatOrigin)));
  return mine.flatMap(({ finished }) => finished.filter((problem) => !needed.has(formatOrigin(problem))));
}

/**
 * A setting of a layer that no file sets is missing in the leaf, even where files further out set others beside it:
 * several environments inherit those, and the place has to say which of them lacks it.
 */
function placedFromLeaf(fault: ValueFault, tree: MapTree, layers: readonly LayerDefinition[]): Problem {
  const problem = placedFault(fault, tree);
  const [layer, ...inner] = fault.path;
  const isOfLayer = inner.length === 1 && layers.some(({ name }) => name === layer);
  const isInLeaf = dirname(problem.file) === dirname(tree.origin.file);
  return fault.kind === "missing" && isOfLayer && !isInLeaf ? { ...problem, ...tree.origin } : problem;
}

function loadedEnvironment(
  { environment, values, faults }: CheckedEnvironment,
  tree: MapTree,
): { readonly loaded?: LoadedEnvironment } {
  return environment === undefined || faults.length > 0
    ? {}
    : { loaded: { environment, values, origins: originsOf(tree) } };
}

/** Two environments of one id claim most names twice: the id is the fault, and the rest would hide it. */
function independentClaims(environments: readonly CheckedFolder[]): readonly Claim[] {
  const firstOf = new Map([...environments].reverse().map(({ id, path }) => [id, path]));
  return environments.flatMap(({ id, path, claims }) =>
    id === undefined || firstOf.get(id) === path ? claims : claims.filter(({ kind }) => kind === "id"),
  );
}
