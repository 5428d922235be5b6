import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Terraform } from "./terraform";
import { TerraformError } from "./terraform-error";
import { ORDERLY_TERRAFORM } from "./terraform-runs";
import { OLDEST, PINNED } from "./versions";

/** A Terraform that can be run, or why there is none. */
export type FoundTerraform =
  | { readonly path: string; readonly version: string }
  | { readonly missing: "absent" | "old"; readonly version?: string };

/**
 * The Terraform that TERRAFORM_BINARY_NAME names (stock cdktf honours it too) or the path has, or else the one that
 * {@link installTerraform} has put into the cache.
 * @param cache folder of downloads, for example `.cache` of the project
 */
export async function findTerraform(cache: string): Promise<FoundTerraform> {
  const cached = cachedPath(cache);
  const tooOld: string[] = [];
  const { TERRAFORM_BINARY_NAME: named = "terraform", STRATA_TERRAFORM: behind = "terraform" } = process.env;
  // Our own runs end in order by themselves.
  const candidates = [named === ORDERLY_TERRAFORM ? behind : named];
  for (const path of existsSync(cached) ? [...candidates, cached] : candidates) {
    const version = await versionOf(path);
    if (version !== undefined && isRecent(version)) return { path, version };
    if (version !== undefined) tooOld.push(version);
  }
  const [version] = tooOld;
  return version === undefined ? { missing: "absent" } : { missing: "old", version };
}

/**
 * A Terraform that is recent enough.
 * @throws {TerraformError} with one line that says what to install
 */
export async function requireTerraform(cache: string): Promise<{ readonly path: string }> {
  const found = await findTerraform(cache);
  if ("path" in found) return found;
  throw new TerraformError([missingText(found)]);
}

/**
 * The variables with which a command finds a Terraform that is recent enough: stock cdktf by the first, anything else by
 * the path, where only the cache has one.
 * @throws {TerraformError} with one line that says what to install
 */
export async function terraformVariables(cache: string): Promise<Readonly<Record<string, string>>> {
  const { path } = await requireTerraform(cache);
  const inCache = path === cachedPath(cache);
  return {
    STRATA_TERRAFORM: path,
    ...(inCache ? { PATH: `${dirname(path)}${delimiter}${process.env.PATH ?? ""}` } : {}),
  };
}

/** One line on what is missing and how to get it. */
export function missingText({ missing, version }: Extract<FoundTerraform, { missing: string }>): string {
  const got = missing === "absent" ? "none on the path" : version;
  return `terraform: expected ${OLDEST.major}.${OLDEST.minor} or newer, got ${got}; install ${PINNED} from https://developer.hashicorp.com/terraform/install, or let strata demo --install-terraform fetch it`;
}

/** Where the cache has the release that {@link installTerraform} fetches. */
export function cachedPath(cache: string): string {
  return join(cache, "terraform", PINNED, "terraform");
}

/** The version of an executable; undefined where it is none, or no Terraform. */
async function versionOf(path: string): Promise<string | undefined> {
  try {
    const text = await new Terraform({ executable: path }).succeed(process.cwd(), "version", "-json");
    const json = text.slice(text.indexOf("{"));
    return (JSON.parse(json) as { readonly terraform_version?: string }).terraform_version;
  } catch (error) {
    if (error instanceof TerraformError) return undefined;
    throw error;
  }
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}
