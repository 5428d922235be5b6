import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { arch, platform } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Failure } from "./failure";
import { findProject, type Project } from "./project";

/** The release that `demo` offers. */
export const PINNED = "1.11.4";

/** The oldest release with the S3-native lock, `use_lockfile`. */
const OLDEST = { major: 1, minor: 10 } as const;

/** A Terraform that can be run, or why there is none. */
export type FoundTerraform =
  | { readonly path: string; readonly version: string }
  | { readonly missing: "absent" | "old"; readonly version?: string };

/** The Terraform that the environment names or the path has, or the one that `demo` has put into the project's cache. */
export async function findTerraform(project: Project): Promise<FoundTerraform> {
  const cached = cachedPath(project);
  const found = [];
  for (const path of [
    process.env.TERRAFORM_BINARY_NAME ?? "terraform",
    ...(existsSync(cached) ? [cached] : []),
  ]) {
    const version = await versionOf(path);
    if (version !== undefined && isRecent(version)) return { path, version };
    if (version !== undefined) found.push(version);
  }
  const [version] = found;
  return version === undefined ? { missing: "absent" } : { missing: "old", version };
}

/**
 * The path of a Terraform that is recent enough.
 * @throws {Failure} with one line that says what to install
 */
export async function requireTerraform(): Promise<string> {
  const found = await findTerraform(findProject());
  if ("path" in found) return found.path;
  throw new Failure([missingText(found)]);
}

/**
 * The variables with which a command finds a Terraform that is recent enough: what stock cdktf starts by the first, all
 * else by the path, where only the cache has one.
 * @throws {Failure} with one line that says what to install
 */
export async function terraformEnvironment(project: Project): Promise<Readonly<Record<string, string>>> {
  const found = await findTerraform(project);
  if (!("path" in found)) throw new Failure([missingText(found)]);
  const cached = found.path === cachedPath(project);
  return {
    STRATA_TERRAFORM: found.path,
    ...(cached ? { PATH: `${dirname(found.path)}${delimiter}${process.env.PATH ?? ""}` } : {}),
  };
}

/** One line on what is missing and how to get it. */
export function missingText({
  missing,
  version,
}: {
  readonly missing: "absent" | "old";
  readonly version?: string;
}): string {
  const got = missing === "absent" ? "none on the path" : version;
  return `terraform: expected ${OLDEST.major}.${OLDEST.minor} or newer, got ${got}; install ${PINNED} from https://developer.hashicorp.com/terraform/install, or let strata demo --install-terraform fetch it`;
}

/**
 * Downloads the pinned release into the project's cache. Its checksum and HashiCorp's signature of it are
 * verified before anything is unpacked.
 * @throws {Failure} when it cannot be downloaded or does not verify; nothing is left behind
 */
export async function installTerraform(project: Project): Promise<string> {
  const target = cachedPath(project);
  mkdirSync(dirname(dirname(target)), { recursive: true });
  const folder = mkdtempSync(`${dirname(target)}-`);
  try {
    const { getRelease } = await import("@hashicorp/js-releases");
    const agent = "strata";
    const release = await getRelease("terraform", PINNED, agent);
    const build = release.getBuild(
      platform() === "win32" ? "windows" : platform(),
      arch() === "x64" ? "amd64" : arch(),
    );
    if (build === undefined) throw new Error(`no release for ${platform()} ${arch()}`);
    const archive = join(folder, "release.zip");
    await release.download(build.url, archive, agent);
    await release.verify(archive, build.filename);
    await release.unpack(folder, archive);
    chmodSync(join(folder, "terraform"), 0o755);
    rmSync(archive);
    rmSync(dirname(target), { recursive: true, force: true });
    renameSync(folder, dirname(target));
    return target;
  } catch (error) {
    throw new Failure([
      `terraform ${PINNED}: could not be fetched: ${(error as Error).message}; install it by hand from https://developer.hashicorp.com/terraform/install`,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cachedPath({ root }: Project): string {
  return join(root, ".cache", "terraform", PINNED, "terraform");
}

async function versionOf(path: string): Promise<string | undefined> {
  const { execa } = await import("execa");
  const { exitCode, stdout } = await execa(path, ["version", "-json"], {
    reject: false,
    env: { CHECKPOINT_DISABLE: "1" },
  });
  if (exitCode !== 0) return undefined;
  const json = stdout.slice(stdout.indexOf("{"));
  return (JSON.parse(json) as { readonly terraform_version?: string }).terraform_version;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}
