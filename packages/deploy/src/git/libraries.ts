import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { DeployError } from "../deploy-error";
import { type Installer, installerOf } from "./installer";

const LIBRARIES = "node_modules";

/** Two checkouts of one repository: absolute paths of their roots. */
export interface Checkouts {
  /** The one that a person works in, with its libraries installed. */
  readonly own: string;
  /** The other one, which has none. */
  readonly other: string;
}

/**
 * Gives another checkout its libraries. Where its lock file says the same as that of one's own checkout, they are links to
 * those installed there; where it does not, its package manager installs them, from what it has stored, with no network and
 * with no code of theirs.
 * @param folders folders with a `package.json`, from the root
 * @throws {DeployError} where the lock files differ and what is missing is not stored
 */
export async function provideLibraries(
  checkouts: Checkouts,
  folders: readonly string[],
  name: string,
): Promise<void> {
  const { own, other } = checkouts;
  const installers = folders.flatMap((folder) => installerOf(other, folder) ?? []);
  const differing = installers.filter(({ lock }) => textOf(join(own, lock)) !== textOf(join(other, lock)));
  for (const installer of differing) await install(installer, other, name);
  if (differing.length > 0) return;
  for (const folder of folders) linkLibraries(checkouts, folder);
}

async function install(installer: Installer, checkout: string, name: string): Promise<void> {
  const { lock, title } = installer;
  const problem = await installer.install(join(checkout, dirname(lock)));
  if (problem === undefined) return;
  throw new DeployError([
    `${name}: its ${lock} differs from that of this checkout, so its app needs libraries of its own, and ${title} in a checkout of it failed:`,
    ...problem,
    `${title.split(" ")[0]} has to have them stored: check the base out once and install there, or choose a base whose ${lock} is the same`,
  ]);
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * Repeats the links of a folder of libraries. Those to packages of the repository lead to the other checkout's own, so that its
 * app runs on its own code; all others lead to where they lead here.
 */
function linkLibraries({ own, other }: Checkouts, folder: string): void {
  const from = join(own, folder, LIBRARIES);
  if (!existsSync(from)) return;
  const real = realpathSync(from);
  const to = join(other, folder, LIBRARIES);
  mkdirSync(to);
  for (const name of entriesOf(real)) {
    const path = join(to, name);
    mkdirSync(dirname(path), { recursive: true });
    const target = targetOf(join(real, name), realpathSync(own));
    // The checkout is renamed once it is ready, so its own links say the way and no place.
    symlinkSync("own" in target ? relative(dirname(path), join(other, target.own)) : target.elsewhere, path);
  }
}

/** Names in a folder of libraries; of a scope such as `@aws` those in it. Results of tools that are kept there are left out. */
function entriesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== ".cache")
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(folder, name)).map((inner) => join(name, inner)) : [name],
    );
}

/** Where a link leads: to a package of the repository, by its path in there, or to a library. */
function targetOf(
  path: string,
  repository: string,
): { readonly own: string } | { readonly elsewhere: string } {
  if (!lstatSync(path).isSymbolicLink()) return { elsewhere: path };
  const target = resolve(dirname(path), readlinkSync(path));
  const own = relative(repository, target);
  const steps = own.split(sep);
  return steps[0] === ".." || steps.includes(LIBRARIES) ? { elsewhere: target } : { own };
}
