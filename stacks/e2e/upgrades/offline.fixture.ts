import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OfflineTerraform } from "@strata/synth-test";
import { findProviderMirror } from "@strata/terraform";

/** Why there is nothing to plan with. */
export const MISSING =
  "no provider mirror: set STRATA_PROVIDER_MIRROR to a folder made by `terraform providers mirror` with the AWS provider in it";

/** Real Terraform with the real AWS provider; undefined where there is no mirror. @throws {Error} where one is required */
export async function offlineTerraform(): Promise<OfflineTerraform | undefined> {
  const mirror = await findProviderMirror();
  if (mirror === undefined && process.env.STRATA_REQUIRE_PROVIDER === "1") throw new Error(MISSING);
  return mirror === undefined
    ? undefined
    : new OfflineTerraform(mirror, mkdtempSync(join(tmpdir(), "strata-upgrades-")));
}

/** A unit for whichever version of the AWS provider there is: an environment that names none gets that of the bindings. */
export function anyProvider(json: object): object {
  const { terraform } = json as { readonly terraform: object };
  return { ...json, terraform: { ...terraform, required_providers: { aws: { source: "hashicorp/aws" } } } };
}
