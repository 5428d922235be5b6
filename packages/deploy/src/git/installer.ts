import { existsSync } from "node:fs";
import { join } from "node:path";

/** How the libraries of a checkout are installed. */
export interface Installer {
  /** Its lock file, from the root of the checkout. */
  readonly lock: string;
  /** The command, as a message names it. */
  readonly title: string;
  /** Installs. @returns what it complained of, where it failed */
  readonly install: (folder: string) => Promise<readonly string[] | undefined>;
}

/** A package manager, by its lock file. */
interface PackageManager {
  readonly lock: string;
  readonly name: string;
  readonly args: readonly string[];
}

/**
 * Exactly what the lock file says, from what is stored on this machine, and no scripts: a base may be anybody's branch.
 * Source: pnpm, "pnpm install", --frozen-lockfile, --offline and --ignore-scripts; npm, "npm ci".
 */
const MANAGERS: readonly PackageManager[] = [
  {
    lock: "pnpm-lock.yaml",
    name: "pnpm",
    args: ["install", "--frozen-lockfile", "--offline", "--ignore-scripts"],
  },
  { lock: "package-lock.json", name: "npm", args: ["ci", "--offline", "--ignore-scripts", "--no-audit"] },
];

/** Who installs the libraries of a folder in a checkout; undefined where it has no lock file of its own. */
export function installerOf(checkout: string, folder: string): Installer | undefined {
  const manager = MANAGERS.find(({ lock }) => existsSync(join(checkout, folder, lock)));
  if (manager === undefined) return undefined;
  return {
    lock: join(folder, manager.lock),
    title: [manager.name, ...manager.args].join(" "),
    install: (path) => install(manager, path),
  };
}

async function install(
  { name, args }: PackageManager,
  folder: string,
): Promise<readonly string[] | undefined> {
  const { execa } = await import("execa");
  const [command, ...before] = commandOf(name);
  const run = await execa(command, [...before, ...args], {
    cwd: folder,
    // Nobody is asked, and a checkout inside of another one is not taken for a part of it.
    env: { CI: "true", INIT_CWD: undefined },
    reject: false,
    all: true,
    stdin: "ignore",
  });
  if (run.exitCode === 0) return undefined;
  if (run.code === "ENOENT") return [`  ${name} is not on the path`];
  return (run.all ?? "")
    .trimEnd()
    .split("\n")
    .slice(-5)
    .map((line) => `  ${line}`);
}

/** The one that runs us, as `pnpm strata` does, need not be on the path: it says where it is. */
function commandOf(name: string): readonly [string, ...string[]] {
  const { npm_execpath: running = "", npm_config_user_agent: agent = "" } = process.env;
  const isRunning = agent.startsWith(`${name}/`) && /\.c?js$/.test(running);
  return isRunning ? [process.execPath, running] : [name];
}
