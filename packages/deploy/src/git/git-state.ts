import { git } from "./git";

/** What a folder's files are, as far as git knows. */
export interface GitState {
  /** The commit that is checked out, 40 hexadecimal digits. */
  readonly commit: string;
  /** Whether files differ from it: changed, staged, deleted, or new ones that git does not ignore. */
  readonly dirty: boolean;
}

/**
 * The commit that the repository around a folder has checked out, and whether files of the whole repository differ from
 * it: code outside of the folder may be read too. Nothing where the folder is in no repository, where that has no commit yet, or
 * where there is no git.
 */
export async function gitState(folder: string): Promise<GitState | null> {
  try {
    const head = await git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}");
    if (head.exitCode !== 0) return null;
    // Stated, since a person's own settings may leave new files out.
    const status = await git(folder, "status", "--porcelain", "--untracked-files=normal");
    return status.exitCode === 0 ? { commit: head.stdout, dirty: status.stdout !== "" } : null;
  } catch {
    return null;
  }
}
