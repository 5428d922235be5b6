import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TemporaryFolder } from "@strata/files";

/** Who commits, wherever the tests run, and no settings of whoever runs them. */
const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** A real repository in a folder of its own, with `main` checked out. */
export class Repository {
  /** Absolute path of its work tree. */
  readonly root: string;
  private readonly temporary?: TemporaryFolder;

  /** @param root a folder to make one of. @default a new temporary one */
  constructor(root?: string) {
    if (root === undefined) this.temporary = new TemporaryFolder(join(tmpdir(), "strata-git-"));
    this.root = root ?? (this.temporary?.path as string);
    this.git("init", "--quiet", "--initial-branch", "main");
  }

  /** Runs git in it. @returns what it says, without the newline at the end */
  git(...args: readonly string[]): string {
    const env = { ...process.env, ...IDENTITY };
    return execFileSync("git", args, { cwd: this.root, env, encoding: "utf8", stdio: "pipe" }).trimEnd();
  }

  /** Writes a file. */
  write(name: string, content: string): void {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Removes a file or a folder from the work tree. */
  delete(name: string): void {
    rmSync(join(this.root, name), { recursive: true });
  }

  /** Commits all that has changed. @returns the commit */
  commit(subject = "Change something"): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", subject);
    return this.git("rev-parse", "HEAD");
  }

  /** Takes it away, where it made the folder. */
  remove(): void {
    this.temporary?.remove();
  }
}
