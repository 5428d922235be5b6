import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import type { RequiredProviders } from "./required-providers";
import type { Terraform } from "./terraform";

/** Which providers to lock, and for whom. */
export interface LockRequest {
  readonly required: RequiredProviders;
  /** For example `linux_amd64`. */
  readonly platforms: readonly string[];
  /** Folder of provider releases. @default their registries */
  readonly mirror?: string;
}

/**
 * The text of a `.terraform.lock.hcl` for required providers, with checksums for each platform.
 * @throws {TerraformError} with what Terraform said, when no release meets a constraint or one cannot be had
 */
export async function lockProviders(
  terraform: Terraform,
  { required, platforms, mirror }: LockRequest,
): Promise<string> {
  return inTemporaryFolder(join(tmpdir(), "strata-lock-"), async (folder) => {
    const unit = { terraform: { required_providers: required } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(unit));
    const from = mirror === undefined ? [] : [`-fs-mirror=${mirror}`];
    const forWhom = platforms.map((platform) => `-platform=${platform}`);
    await terraform.succeed(folder, "providers", "lock", ...from, ...forWhom);
    return readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
  });
}
