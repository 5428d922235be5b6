import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { PythonError } from "./python-error";
import { pinnedRequirements } from "./requirements";

/** The oldest Python that requirements are resolved for. */
const OLDEST_PYTHON = { major: 3, minor: 10 } as const;

/** A Python environment with one package and everything that the package needs. */
export interface PythonEnvironment {
  /** Release of the package, such as `5.2.5`. */
  readonly version: string;
  /** Absolute path of the environment. It can be removed at any time: it is installed again. */
  readonly folder: string;
  /** Absolute path of its Python. */
  readonly python: string;
}

/** What is installed, where it is kept, and what makes it. */
export interface PythonEnvironmentOptions {
  /** Name of the package, for example `moto`. */
  readonly name: string;
  /** Absolute path of a file with the version and the hashes of the package and of all that it needs. */
  readonly requirements: string;
  /** Folder for `<name>-<version>-<digest of the requirements>`, created where missing: a project's `.cache`. */
  readonly cache: string;
  /** Name on the path, or path, of a Python 3.10 or newer. @default "python3" */
  readonly python?: string;
  /** What to use where there is no Python. @default nothing */
  readonly instead?: string;
  /** Called before an installation, which takes a minute; not called where the environment exists. */
  readonly installing?: () => void;
}

/** How many of the last lines of a failed command are worth reading. */
const LAST_LINES = 5;

/**
 * Finds an environment in a folder, or installs it there with `python3 -m venv` and pip. An installation appears whole
 * or not at all, so one that is interrupted, or that another process makes at the same time, does no harm.
 * Every version is pinned, and pip refuses files whose hash is not in the requirements.
 * @throws {PythonError} when there is no Python 3.10 or newer, when it cannot make an environment, when pip fails
 */
export async function pythonEnvironment({
  name,
  requirements,
  cache,
  python = "python3",
  instead,
  installing = () => undefined,
}: PythonEnvironmentOptions): Promise<PythonEnvironment> {
  const { version, digest } = pinnedRequirements(requirements, name);
  const folder = resolve(cache, `${name}-${version}-${digest}`);
  const environment = { version, folder, python: join(folder, "bin", "python") };
  if (existsSync(environment.python)) return environment;
  installing();
  await mkdir(cache, { recursive: true });
  await inTemporaryFolder(`${folder}.`, async (growing) => {
    await checkVersion(python, instead);
    await makeEnvironment(python, growing);
    await install(join(growing, "bin", "python"), requirements, `${name} ${version}`);
    // An existing folder has no working Python: the one that it was made with is gone.
    if (!existsSync(environment.python)) await rm(folder, { recursive: true, force: true });
    // Only the scripts of an environment contain its path, and they are not used: its Python is.
    await rename(growing, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(environment.python)) throw error;
    });
  });
  return environment;
}

async function checkVersion(python: string, instead: string | undefined): Promise<void> {
  const { code, lines } = await run(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
  const [version = ""] = lines;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === OLDEST_PYTHON.major && minor >= OLDEST_PYTHON.minor) return;
  const got = code === "ENOENT" ? "none of this name" : `${version || `exit code ${code}`}`;
  throw new PythonError([
    `${python}: expected Python ${OLDEST_PYTHON.major}.${OLDEST_PYTHON.minor} or newer on the path, got ${got}; install it${instead === undefined ? "" : `, or use ${instead}`}`,
  ]);
}

async function makeEnvironment(python: string, folder: string): Promise<void> {
  const { code, lines } = await run(python, "-m", "venv", folder);
  if (code !== 0)
    throw new PythonError([
      `${python} -m venv: expected a virtual environment, got exit code ${code}; on Debian and Ubuntu install python3-venv`,
      ...lines,
    ]);
}

async function install(python: string, requirements: string, what: string): Promise<void> {
  const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--no-deps"];
  const { code, lines } = await run(python, "-m", "pip", "install", ...options, "-r", requirements);
  if (code !== 0)
    throw new PythonError([
      `pip install ${what}: expected it and what it needs from the configured package index, got exit code ${code}; set PIP_INDEX_URL for a mirror`,
      ...lines,
    ]);
}

/** Runs a command to its end. The code is the name of the error where it cannot be started. */
async function run(
  program: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | string; readonly lines: readonly string[] }> {
  const { execa } = await import("execa");
  const { exitCode, code, all, shortMessage } = await execa(program, args, { reject: false, all: true });
  return {
    code: exitCode ?? code ?? shortMessage ?? "none",
    lines: (all ?? "").split("\n").filter(Boolean).slice(-LAST_LINES),
  };
}
