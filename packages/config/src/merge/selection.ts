import { dirname } from "node:path";
import { nearest } from "@strata/values";
import picomatch from "picomatch";
import type { Problem } from "../report/problem";
import { whole } from "../yaml/yaml-tree";

/** Longer patterns are cut in messages. */
const LONGEST = 80;

/** An environment by the names that a selection may use. */
export interface Selectable {
  /** Folder under the environments folder. */
  readonly path: string;
  /** As it was written, valid or not. */
  readonly id: string | undefined;
}

/** Which environments were asked for. */
export interface Selection {
  /** Whether faults of a folder concern the selection: one of its environments, or a folder above one. */
  readonly covers: (folder: string) => boolean;
  readonly has: (path: string) => boolean;
  /** Patterns that match nothing. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a selection: folders (all environments below them), globs over folders, or ids.
 * @param faulty folders that are no environments, and should be: to name one is no unknown name, nor is any name where
 * it is the environments folder itself, `""`
 * @param file name of the environments folder, which a path may start with, as shells complete it
 */
export function selected(
  patterns: readonly string[] | undefined,
  environments: readonly Selectable[],
  faulty: readonly string[],
  file: string,
): Selection {
  if (patterns === undefined) {
    return { covers: () => true, has: () => true, problems: [] };
  }
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcher(pattern, file) }));
  const chosen = environments.filter(({ path, id }) => matchers.some(({ matches }) => matches(path, id)));
  const paths = new Set(chosen.map(({ path }) => path));
  const problems = matchers
    .filter(({ matches }) => !environments.some(({ path, id }) => matches(path, id)))
    .filter(({ matches }) => !faulty.some((folder) => folder === "" || matches(folder, undefined)))
    .map(({ pattern }) => unknownEnvironment(pattern, environments, file));
  return {
    has: (path) => paths.has(path),
    covers: (folder) =>
      folder === "" ||
      matchers.some(({ matches }) => matches(folder, undefined)) ||
      [...paths].some((path) => path === folder || path.startsWith(`${folder}/`)),
    problems,
  };
}

function matcher(pattern: string, file: string): (path: string, id: string | undefined) => boolean {
  // An empty text is no folder: it would be the top, and every environment be selected where one was meant.
  if (pattern.trim() === "") return () => false;
  const trimmed = pattern.replace(/\/+$/, "");
  const folder = folderOf(trimmed, file);
  if (folder === "") return () => true;
  const isMatch = globOf(folder);
  return (path, id) => path === folder || id === trimmed || path.startsWith(`${folder}/`) || isMatch(path);
}

/**
 * The folder that a path names, from the environments folder: that of a file of settings too, as editors and hooks have
 * paths of files. Empty for the environments folder itself.
 */
function folderOf(path: string, file: string): string {
  const folder = /\.ya?ml$/.test(path) ? dirname(path) : path;
  return folder === file ? "" : folder.startsWith(`${file}/`) ? folder.slice(file.length + 1) : folder;
}

/** The glob; one that cannot be read, such as one of 70,000 characters, matches nothing. */
function globOf(pattern: string): (path: string) => boolean {
  try {
    return picomatch(pattern);
  } catch {
    return () => false;
  }
}

function unknownEnvironment(pattern: string, environments: readonly Selectable[], file: string): Problem {
  const names = environments.flatMap(({ path, id }) => (id === undefined ? [path] : [path, id]));
  const near = pattern.length > LONGEST ? undefined : nearest(pattern, names);
  const mend =
    near === undefined
      ? `known: ${environments.map(({ path }) => path).join(", ")}`
      : `did you mean ${JSON.stringify(near)}?`;
  return whole(
    file,
    "the folder or id of an environment, or a glob over folders",
    pattern.length > LONGEST ? `${JSON.stringify(pattern.slice(0, LONGEST))}…` : JSON.stringify(pattern),
    mend,
  );
}
