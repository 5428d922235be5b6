import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SandboxError } from "../sandbox-error";

/** The release of moto that docs/emulator.md was written against. */
export const MOTO_VERSION = "5.2.5";

/** A Python environment that has moto's server in it. */
export interface EmulatorInstallation {
  /** Release of moto, such as `5.2.5`. */
  readonly version: string;
  /** Absolute path of the environment, which can be removed at any time: it is made again. */
  readonly folder: string;
  /** Absolute path of its Python. */
  readonly python: string;
}

/** Where the emulator is kept, and what makes it. */
export interface PrepareEmulatorOptions {
  /** Folder for `moto-<version>`, made where it does not exist: the `.cache` of a project. */
  readonly cache: string;
  /** Name on the path, or path, of a Python 3. @default "python3" */
  readonly python?: string;
  /** Told once before an installation, which takes a minute, and not where there is one. */
  readonly installing?: () => void;
}

/** How many of the last lines of a failed command are worth reading. */
const LAST_LINES = 5;

/**
 * Finds the emulator in a folder, or installs it there with `python3 -m venv` and pip. An installation appears whole
 * or not at all, so one that was interrupted, or that another process makes at the same time, does no harm.
 * @throws {SandboxError} when there is no Python 3, when it cannot make an environment, when pip fails
 */
export async function prepareEmulator({
  cache,
  python = "python3",
  installing = () => undefined,
}: PrepareEmulatorOptions): Promise<EmulatorInstallation> {
  const folder = resolve(cache, `moto-${MOTO_VERSION}`);
  const installation = { version: MOTO_VERSION, folder, python: join(folder, "bin", "python") };
  if (existsSync(installation.python)) return installation;
  installing();
  await mkdir(cache, { recursive: true });
  const growing = await mkdtemp(`${folder}.`);
  try {
    await makeEnvironment(python, growing);
    await install(join(growing, "bin", "python"), `moto[server]==${MOTO_VERSION}`);
    // What is there has no Python that runs: the one that it was made with is gone.
    if (!existsSync(installation.python)) await rm(folder, { recursive: true, force: true });
    // Only scripts of an environment know where it is, and its Python is all that is run of it.
    await rename(growing, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(installation.python)) throw error;
    });
  } finally {
    await rm(growing, { recursive: true, force: true });
  }
  return installation;
}

async function makeEnvironment(python: string, folder: string): Promise<void> {
  const { code, lines } = await run(python, "-m", "venv", folder);
  if (code === "ENOENT")
    throw new SandboxError([
      `${python}: expected Python 3 on the path, got none of this name; install it, or use \`strata sandbox\`, which needs no Python`,
    ]);
  if (code !== 0)
    throw new SandboxError([
      `${python} -m venv: expected a virtual environment, got exit code ${code}; on Debian and Ubuntu install python3-venv`,
      ...lines,
    ]);
}

async function install(python: string, requirement: string): Promise<void> {
  const options = ["--quiet", "--disable-pip-version-check", "--no-input"];
  const { code, lines } = await run(python, "-m", "pip", "install", ...options, requirement);
  if (code !== 0)
    throw new SandboxError([
      `pip install ${requirement}: expected it from the configured package index, got exit code ${code}; set PIP_INDEX_URL for a mirror`,
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
