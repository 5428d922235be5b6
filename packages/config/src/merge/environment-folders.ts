import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { suggestion } from "@strata/values";
import type { Problem } from "../report/problem";
import { whole } from "../yaml/yaml-tree";
import { RECORD_FILES } from "./record-files";

/** Marks a folder as an environment. */
export const ENVIRONMENT_FILE = "environment.yaml";
/** What the environments below a folder share. */
export const DEFAULTS_FILE = "defaults.yaml";
/** Where each unit keeps its state; only at the top. */
export const LEDGER_FILE = "state-ledger.yaml";
/** Folders of tests, which are no environments. */
const CLAIMS_FOLDER = "claims";

/** One file that an environment is made of. */
export interface SourceFile {
  readonly absolute: string;
  /** Name for messages, such as `environments/shop/defaults.yaml`. */
  readonly file: string;
  /** The layer whose settings the file holds; absent for a file that holds the environment's. */
  readonly layer?: string;
}

/** A leaf folder and its files, from the furthest to the nearest. */
export interface EnvironmentFolder {
  /** Path under the environments folder, with `/` between segments. */
  readonly path: string;
  readonly sources: readonly SourceFile[];
}

/** A fault of the folders themselves. */
export interface FolderProblem extends Problem {
  /** Folder under the environments folder that has it; empty for the top. */
  readonly folder: string;
}

/** The environments below a folder, and folders that are none and should be. */
export interface EnvironmentFolders {
  readonly folders: readonly EnvironmentFolder[];
  readonly problems: readonly FolderProblem[];
}

/**
 * Finds every environment. Symbolic links to folders are not followed, so no loop is, and no environment is
 * found twice.
 * @param layers names of the layers, each of which may have a file in any folder
 */
export function findEnvironmentFolders(root: string, layers: readonly string[]): EnvironmentFolders {
  const file = basename(root);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    return {
      folders: [],
      problems: [{ ...whole(file, "a folder of environments", "no such folder"), folder: "" }],
    };
  }
  const found = visit({ absolute: root, file, path: "", inherited: [] }, layers);
  if (found.folders.length + found.problems.length > 0) {
    return found;
  }
  const mend = `write ${file}/<name>/${ENVIRONMENT_FILE}`;
  return { folders: [], problems: [{ ...whole(file, "an environment", "none", mend), folder: "" }] };
}

interface Folder {
  readonly absolute: string;
  readonly file: string;
  readonly path: string;
  readonly inherited: readonly SourceFile[];
}

function visit(folder: Folder, layers: readonly string[]): EnvironmentFolders {
  const { absolute, file, path } = folder;
  const listed = childrenOf(folder);
  if ("problem" in listed) return { folders: [], problems: [listed.problem] };
  const children = listed.children.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  // A folder that is called like a file is said to be one where the file is read.
  const names = children.filter((child) => !isFolder(child)).map(({ name }) => name);
  const source = (name: string): SourceFile => ({ absolute: join(absolute, name), file: `${file}/${name}` });
  const layerFiles = layers.map((layer) => `${layer}.yaml`);
  const present = (wanted: readonly string[]) => wanted.filter((name) => names.includes(name));
  const isLeaf = names.includes(ENVIRONMENT_FILE) && path !== "";
  const read = isLeaf ? [DEFAULTS_FILE, ENVIRONMENT_FILE, ...layerFiles] : [DEFAULTS_FILE, ...layerFiles];
  const sources = [...folder.inherited, ...present(read).map((name) => withLayer(source(name), layers))];
  const below = children
    .filter((child) => isFolder(child) && mayHoldEnvironments(child.name))
    .map(({ name }) => ({
      absolute: join(absolute, name),
      file: `${file}/${name}`,
      path: path === "" ? name : `${path}/${name}`,
      inherited: sources,
    }));
  const allowed = [...read, ...(path === "" ? [LEDGER_FILE] : [])];
  const known: readonly string[] = [...allowed, ...RECORD_FILES];
  const strays = names
    .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith(".") && !known.includes(name))
    .map((name) => ({ ...strayFile(`${file}/${name}`, name, allowed, isLeaf), folder: path }));
  const links = children
    .filter((child) => child.isSymbolicLink() && mayHoldEnvironments(child.name))
    .filter(({ name }) => isLinkedFolder(join(absolute, name)) && !known.includes(name))
    .map(({ name }) => ({ ...linkedFolder(`${file}/${name}`), folder: path }));
  strays.push(...links);
  if (isLeaf) {
    const nested = below.flatMap((child) => nestedEnvironments(child, file));
    return { folders: [{ path, sources }], problems: [...strays, ...nested] };
  }
  const visited = below.map((child) => visit(child, layers));
  const problems = [...strays, ...visited.flatMap((child) => child.problems)];
  if (below.length === 0 && path !== "") {
    const mend = "write it, or remove the folder";
    problems.push({
      ...whole(
        `${file}/${ENVIRONMENT_FILE}`,
        "a file that makes the folder an environment",
        "no such file",
        mend,
      ),
      folder: path,
    });
  }
  return { folders: visited.flatMap((child) => child.folders), problems };
}

/** A file named after a layer holds that layer's settings. */
function withLayer(source: SourceFile, layers: readonly string[]): SourceFile {
  const layer = basename(source.file, ".yaml");
  return layers.includes(layer) ? { ...source, layer } : source;
}

/** Whether a child is a folder, and not one with the name of a file. */
function isFolder(child: Dirent): boolean {
  return child.isDirectory() && !/\.ya?ml$/i.test(child.name);
}

function isLinkedFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    // It leads nowhere, or to itself.
    return false;
  }
}

function linkedFolder(file: string): Problem {
  const mend =
    "links to folders are not followed: move the folder here, or share settings in a defaults.yaml";
  return whole(file, "a folder of its own", "a link to one", mend);
}

/** What a folder holds, or why that cannot be read. */
function childrenOf({
  absolute,
  file,
  path,
}: Folder): { readonly children: readonly Dirent[] } | { readonly problem: FolderProblem } {
  try {
    return { children: readdirSync(absolute, { withFileTypes: true }) };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return {
      problem: { ...whole(file, "a folder that can be read", `one that may not be (${code})`), folder: path },
    };
  }
}

function mayHoldEnvironments(name: string): boolean {
  return name !== CLAIMS_FOLDER && !name.startsWith(".");
}

function strayFile(file: string, name: string, allowed: readonly string[], isLeaf: boolean): Problem {
  const expected = `a file that ${isLeaf ? "an environment reads" : "the environments below read"}`;
  return whole(file, expected, JSON.stringify(name), suggestion(name, allowed));
}

/** An environment inside another would inherit from it, while its state key would lie below the other's. */
function nestedEnvironments(folder: Folder, outer: string): readonly FolderProblem[] {
  const own = existsSync(join(folder.absolute, ENVIRONMENT_FILE))
    ? [
        {
          ...whole(
            `${folder.file}/${ENVIRONMENT_FILE}`,
            "environments in leaf folders only",
            `one inside ${outer}`,
          ),
          folder: folder.path,
        },
      ]
    : [];
  const listed = childrenOf(folder);
  if ("problem" in listed) return [listed.problem];
  const below = listed.children
    .filter((child) => isFolder(child) && mayHoldEnvironments(child.name))
    .map(({ name }) => ({
      ...folder,
      absolute: join(folder.absolute, name),
      file: `${folder.file}/${name}`,
      path: `${folder.path}/${name}`,
    }));
  return [...own, ...below.flatMap((child) => nestedEnvironments(child, outer))];
}
