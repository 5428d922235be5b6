/** What one run of git left. */
export interface GitRun {
  readonly exitCode: number;
  /** Without the newline at its end. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A hook that calls us, such as pre-push, names its repository and index in the environment; a question about another folder
 * must not be answered from there. The list is that of `git rev-parse --local-env-vars`, as far as it names places.
 */
const OF_A_CALLING_HOOK = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_NAMESPACE",
];

/**
 * Settings for every run: messages in English, since some are read; no question to a person; no write to the index where one
 * only looks; and no code of the repository's hooks.
 */
const ENVIRONMENT = { LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };
const SETTINGS = [
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "advice.detachedHead=false",
];

/**
 * Runs git in a folder to its end, whatever it says. Arguments are passed on as they are, with no shell.
 * @param args fixed words, commits and paths; what a person wrote has to be told from an option by the caller
 * @throws {Error} where there is no git at all
 */
export async function git(folder: string, ...args: readonly string[]): Promise<GitRun> {
  return runGit(folder, {}, args);
}

/** The same with an index of its own, which is made where there is none: that of the checkout stays as it is. */
export async function gitWithIndex(
  folder: string,
  index: string,
  ...args: readonly string[]
): Promise<GitRun> {
  return runGit(folder, { GIT_INDEX_FILE: index }, args);
}

async function runGit(
  folder: string,
  more: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<GitRun> {
  const { execa } = await import("execa");
  const gone = Object.fromEntries(OF_A_CALLING_HOOK.map((name) => [name, undefined]));
  const run = await execa("git", [...SETTINGS, ...args], {
    cwd: folder,
    env: { ...gone, ...ENVIRONMENT, ...more },
    reject: false,
    stdin: "ignore",
  });
  // Where git cannot be started there is no exit code, and where a signal ended it neither.
  if (run.exitCode === undefined) throw run;
  return { exitCode: run.exitCode, stdout: run.stdout, stderr: run.stderr };
}
