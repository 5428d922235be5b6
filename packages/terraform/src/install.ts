import { chmodSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { cachedPath } from "./find";
import { TerraformError } from "./terraform-error";
import { PINNED } from "./versions";

/**
 * Downloads the pinned release into a cache. Its checksum and HashiCorp's signature are verified before anything is
 * unpacked.
 * @param cache folder of downloads, for example `.cache` of the project
 * @returns path of the executable
 * @throws {TerraformError} when it cannot be downloaded or verified; nothing is left behind
 */
export async function installTerraform(cache: string): Promise<string> {
  const target = cachedPath(cache);
  try {
    mkdirSync(dirname(dirname(target)), { recursive: true });
    await inTemporaryFolder(`${dirname(target)}-`, async (folder) => {
      await download(folder);
      rmSync(dirname(target), { recursive: true, force: true });
      renameSync(folder, dirname(target));
    });
  } catch (error) {
    throw new TerraformError([
      `terraform ${PINNED}: could not be fetched: ${(error as Error).message}; install it by hand from https://developer.hashicorp.com/terraform/install`,
    ]);
  }
  return target;
}

/** Puts the verified executable, and what the release has besides, into a folder. */
async function download(folder: string): Promise<void> {
  const { getRelease } = await import("@hashicorp/js-releases");
  const agent = "strata";
  const release = await getRelease("terraform", PINNED, agent);
  const system = platform() === "win32" ? "windows" : platform();
  const build = release.getBuild(system, arch() === "x64" ? "amd64" : arch());
  if (build === undefined) throw new Error(`no release for ${platform()} ${arch()}`);
  const archive = join(folder, "release.zip");
  await release.download(build.url, archive, agent);
  await release.verify(archive, build.filename);
  await release.unpack(folder, archive);
  chmodSync(join(folder, "terraform"), 0o755);
  rmSync(archive);
}
