import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { DeployError } from "../deploy-error";
import { git } from "./git";
import { saidBy } from "./repository";

/** Commits of which something is kept: the newest ones that were asked for. Some branches, before and after a rebase. */
const KEPT = 3;

/** What a work tree is called while it is made: its maker's process id, and six characters that `mkdtemp` adds. */
const UNFINISHED = /^\.making-(\d+)-/;

/** A whole checkout of a commit: {@link keptCheckout} gave it. */
export interface CheckoutOptions {
  /** Work tree of the repository whose commit it is. */
  readonly repository: string;
  /** Folder that keeps checkouts, absolute. */
  readonly place: string;
  readonly commit: string;
  /** Told before one is made. */
  readonly announce: () => void;
  /** Makes the files ready for use, for example its libraries. */
  readonly prepare: (folder: string) => Promise<void>;
}

/**
 * The files of a commit, in a work tree of their own that git knows. It is made under another name and renamed once it is
 * ready, so a folder named by its commit is always whole, whoever is killed meanwhile, and of two processes that make the
 * same one the later one takes what is there.
 * @returns absolute path of its root
 * @throws {DeployError} where git cannot make it; nothing of it stays
 */
export async function keptCheckout(options: CheckoutOptions): Promise<string> {
  const { repository, place, commit, announce, prepare } = options;
  const folder = join(place, commit);
  if (existsSync(folder)) {
    touch(folder);
    return folder;
  }
  announce();
  mkdirSync(place, { recursive: true });
  // No file of it is one of the project, whatever the project ignores.
  writeFileSync(join(place, ".gitignore"), "*\n");
  await removeUnfinished(repository, place);
  const made = new TemporaryFolder(join(place, `.making-${process.pid}-`));
  try {
    const add = await git(repository, "worktree", "add", "--detach", made.path, commit);
    // Several commands at once get into each other's way in git's own files; what one of them has made is as good.
    if (add.exitCode !== 0 && existsSync(folder)) return folder;
    if (add.exitCode !== 0) {
      throw new DeployError([`${folder}: expected git to check out ${commit} there, got ${saidBy(add)}`]);
    }
    await prepare(made.path);
    rename(made.path, folder);
    // Git notes where its work trees are.
    await git(repository, "worktree", "repair", folder);
  } finally {
    made.remove();
    await forgetMissing(repository, place);
  }
  await removeOldest(repository, place);
  return folder;
}

/** Marks what is kept of a commit as used now. */
export function touch(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

/** Where another process was faster, its folder is as good. */
function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** What killed processes have left. */
async function removeUnfinished(repository: string, place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    if (isOfNobody(name)) await removeCheckout(repository, join(place, name));
  }
  await forgetMissing(repository, place);
}

/**
 * Has git forget our work trees whose folders are gone: those of this process, and of killed ones, which stay locked where git
 * was making them. Nobody else's, as `git worktree prune` would: a person's may be on a disk that is not there today.
 */
async function forgetMissing(repository: string, place: string): Promise<void> {
  const ours = realpathSync(place);
  const list = await git(repository, "worktree", "list", "--porcelain");
  for (const path of list.stdout.split("\n").flatMap((line) => /^worktree (.*)$/.exec(line)?.[1] ?? [])) {
    // Another process has renamed its own, and tells git of it next.
    const isAnothers =
      UNFINISHED.test(basename(path)) && !isOfNobody(basename(path)) && !isMine(basename(path));
    if (dirname(path) === ours && !existsSync(path) && !isAnothers) {
      await git(repository, "worktree", "remove", "--force", "--force", path);
    }
  }
}

function isMine(name: string): boolean {
  return UNFINISHED.exec(name)?.[1] === String(process.pid);
}

/** Whether a name is that of something unfinished whose process is gone. */
function isOfNobody(name: string): boolean {
  const [, pid] = UNFINISHED.exec(name) ?? [];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function removeOldest(repository: string, place: string): Promise<void> {
  const kept = readdirSync(place)
    .filter((name) => /^[0-9a-f]{40,64}(\.json)?$/.test(name))
    .map((name) => ({ name, used: statSync(join(place, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.used - one.used);
  const commits = [...new Set(kept.map(({ name }) => name.replace(".json", "")))];
  for (const commit of commits.slice(KEPT)) {
    rmSync(join(place, `${commit}.json`), { force: true });
    await removeCheckout(repository, join(place, commit));
  }
}

async function removeCheckout(repository: string, folder: string): Promise<void> {
  await git(repository, "worktree", "remove", "--force", "--force", folder);
  rmSync(folder, { recursive: true, force: true });
}
