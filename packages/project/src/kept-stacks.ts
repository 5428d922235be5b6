import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { writeWhole } from "@strata/files";
import { inProject, type Project, resultsFolder } from "./project";
import { type SynthesizedStack, withSynthesis } from "./synthesis";

/** What is installed, each library with its version, as pnpm and npm write it down. Only one of them exists. */
const INSTALLED = [join("node_modules", ".pnpm", "lock.yaml"), join("node_modules", ".package-lock.json")];

/** A file of more bytes is no code: an archive or a provider, say. When it was written tells whether it has changed. */
const LARGE = 1024 * 1024;

/** Results that are kept, the newest ones: some environments, before and after some changes. */
const KEPT = 16;

/**
 * The synthesized stacks of environments, for commands that look at them and write none. The app runs only where
 * something that it reads has changed since it ran last: a digest of all of that names what is kept of it.
 * @param announce told before the app runs, which takes seconds
 * @throws {ProjectError} with what the app said, when it fails
 */
export async function keptStacks(
  project: Project,
  environments: readonly string[],
  announce: () => void,
): Promise<readonly SynthesizedStack[]> {
  const folder = join(resultsFolder(project), "stacks");
  const digest = inputsDigest(project, environments);
  const file = join(folder, `${digest}.json`);
  const kept = read(file);
  if (kept !== undefined) return kept;
  announce();
  const stacks = await withSynthesis(project, environments, (synthesis) => synthesis.stacks);
  // Where something was changed meanwhile, nobody knows whether the app has read it.
  if (inputsDigest(project, environments) === digest) keep(folder, file, stacks);
  return stacks;
}

/** Where it cannot be written, as in a checkout that is only to be read, nothing is kept. */
function keep(folder: string, file: string, stacks: readonly SynthesizedStack[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeWhole(file, JSON.stringify(stacks));
    removeOldest(folder);
  } catch {
    // What is half-written has a name that nobody reads, and is among the oldest some day.
  }
}

/** Nothing where none is kept, or what is kept cannot be read: it is made anew. */
function read(file: string): readonly SynthesizedStack[] | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as readonly SynthesizedStack[];
  } catch {
    return undefined;
  }
}

/** A digest of all that decides what a synthesis of environments is: code, settings, libraries. */
export function inputsDigest(project: Project, environments: readonly string[]): string {
  const { root, output, app } = project;
  const what = [
    process.version,
    environments,
    inProject(project, app),
    inProject(project, project.environments),
  ];
  const hash = createHash("sha256").update(JSON.stringify(what));
  // Any file of the project may be part of its code: constructs, templates, settings. Folders may be links here, to
  // those of another checkout.
  const own = readdirSync(root)
    .sort()
    .flatMap((name) => {
      const path = join(root, name);
      const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
      if (!isFolder) return [path];
      return isSkipped(name) || path.startsWith(output) ? [] : filesUnder(path);
    });
  const elsewhere = isWithin(root, project.environments) ? [] : filesUnder(project.environments);
  for (const path of [...own, ...elsewhere, ...INSTALLED.map((name) => join(root, name))]) {
    hash.update(`\n${relative(root, path)}\n`).update(contentOf(path));
  }
  return hash.digest("hex");
}

/** Every file under a folder, in order. None of a folder that does not exist: the app says so. */
function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return isSkipped(entry.name) ? [] : filesUnder(path);
    });
}

/** Libraries, and what tools keep: caches, history, what a sandbox has. */
function isSkipped(folder: string): boolean {
  return folder === "node_modules" || folder.startsWith(".");
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(`${folder}${sep}`);
}

/** What of a file goes into the digest; nothing where it cannot be read. */
function contentOf(path: string): Buffer | string {
  try {
    const { size, mtimeMs } = statSync(path);
    return size > LARGE ? `${size} bytes of ${mtimeMs}` : readFileSync(path);
  } catch {
    return "";
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, changed: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.changed - one.changed);
  for (const { path } of files.slice(KEPT)) rmSync(path, { force: true });
}
