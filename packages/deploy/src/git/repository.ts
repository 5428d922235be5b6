import { suggestion } from "@strata/values";
import { DeployError } from "../deploy-error";
import { type GitRun, git } from "./git";

/** The repository around a folder. */
export interface Repository {
  /** Absolute path of its work tree. */
  readonly root: string;
  /** The folder from there, with `/` at the end; empty where it is the root. */
  readonly prefix: string;
  /** Whether its history was cut off when it was cloned. */
  readonly isShallow: boolean;
}

/** What the files of a checkout are compared with. */
export interface Base {
  /** As the person named it. */
  readonly ref: string;
  /** The commit at which the history of the checkout and that of the ref part. */
  readonly commit: string;
  readonly tree: string;
  /** What is checked out. */
  readonly head: { readonly commit: string; readonly tree: string };
}

/** @throws {DeployError} where the folder is in no repository, or git refuses it */
export async function repositoryAround(folder: string): Promise<Repository> {
  const run = await startGit(
    folder,
    "rev-parse",
    "--show-toplevel",
    "--show-prefix",
    "--is-shallow-repository",
  );
  const [root = "", prefix = "", isShallow = ""] = run.stdout.split("\n");
  if (run.exitCode === 0) return { root, prefix, isShallow: isShallow === "true" };
  throw new DeployError([`${folder}: expected a folder in a git repository, got ${saidBy(run)}`]);
}

/**
 * The base that a ref means: the merge base of it and of what is checked out, so that what others have changed on the
 * ref's branch meanwhile is no difference. An ancestor of what is checked out is its own merge base.
 * @param ref a branch, a tag, a commit, or whatever else `git rev-parse` takes
 * @throws {DeployError} where there is no such commit, or no history that both share
 */
export async function baseOf(folder: string, ref: string): Promise<Base> {
  const repository = await repositoryAround(folder);
  const head = await commitAt(folder, "HEAD");
  if (head === undefined) {
    throw new DeployError([`${repository.root}: expected a commit that is checked out, got none yet`]);
  }
  // What begins with a dash would be an option, of which some write files.
  const named = ref.startsWith("-") || ref === "" ? undefined : await commitAt(folder, ref);
  if (named === undefined) throw new DeployError([await unknownRef(folder, ref, repository)]);
  const merge = await git(folder, "merge-base", head, named);
  if (merge.exitCode !== 0) {
    const mend = repository.isShallow
      ? `the clone is shallow; ${DEEPEN}`
      : "name a branch that this one comes from";
    throw new DeployError([
      `--base ${ref}: expected a commit whose history meets that of HEAD, got ${short(named)}, which shares none with ${short(head)}; ${mend}`,
    ]);
  }
  const commit = merge.stdout;
  const trees = await git(folder, "rev-parse", `${commit}^{tree}`, `${head}^{tree}`);
  const [tree = "", headTree = ""] = trees.stdout.split("\n");
  return { ref, commit, tree, head: { commit: head, tree: headTree } };
}

/** A commit as people read it. */
export function short(commit: string): string {
  return commit.slice(0, 8);
}

const DEEPEN = "fetch its history: git fetch --unshallow, or fetch-depth: 0 for actions/checkout";

async function commitAt(folder: string, ref: string): Promise<string | undefined> {
  const run = await git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  // `rev-parse` repeats the words that ended the options.
  return run.exitCode === 0 ? run.stdout.split("\n").at(-1) : undefined;
}

async function unknownRef(folder: string, ref: string, { isShallow }: Repository): Promise<string> {
  const found = await git(
    folder,
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads",
    "refs/remotes",
    "refs/tags",
  );
  const names = found.stdout.split("\n").filter((name) => name !== "");
  const near = suggestion(ref, names);
  const mends = [
    ...(near === undefined ? [] : [near]),
    ...(isShallow ? [`the clone is shallow; ${DEEPEN}`] : []),
  ];
  const mend = mends.length > 0 ? mends.join("; ") : "git fetch brings what others have pushed";
  return `--base ${ref}: expected a branch, a tag or a commit of the repository, got ${JSON.stringify(ref)}; ${mend}`;
}

/** @throws {DeployError} where there is no git */
async function startGit(folder: string, ...args: readonly string[]): Promise<GitRun> {
  try {
    return await git(folder, ...args);
  } catch (error) {
    throw new DeployError([`git: expected it on the path, got ${firstLine((error as Error).message)}`]);
  }
}

/** What git complained of, on one line. */
export function saidBy({ stderr }: GitRun): string {
  return firstLine(stderr.replace(/^(fatal|error): /, ""));
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
