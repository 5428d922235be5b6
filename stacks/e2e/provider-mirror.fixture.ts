import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OfflineTerraform } from "@strata/synth-test";
import { findProviderMirror, missingProviders, type RequiredProviders } from "@strata/terraform";

/** Why there is nothing to plan with. */
export const MISSING =
  "no provider mirror: set STRATA_PROVIDER_MIRROR to a folder made by `terraform providers mirror` with the AWS provider in it";

/** The mirror of real providers; undefined where there is none. @throws {Error} where one is required */
export async function providerMirror(): Promise<string | undefined> {
  const mirror = await findProviderMirror();
  if (mirror === undefined && process.env.STRATA_REQUIRE_PROVIDER === "1") throw new Error(MISSING);
  return mirror;
}

/** Real Terraform with the providers of a mirror. */
export function terraformWith(mirror: string): OfflineTerraform {
  return new OfflineTerraform(mirror, mkdtempSync(join(tmpdir(), "strata-offline-")));
}

/** As {@link terraformWith}, with the mirror that there is; undefined where there is none. @throws {Error} where one is required */
export async function offlineTerraform(): Promise<OfflineTerraform | undefined> {
  const mirror = await providerMirror();
  return mirror === undefined ? undefined : terraformWith(mirror);
}

/** Why a unit cannot be planned here: a mirror of the AWS provider alone is enough for every layer but add-ons. */
export function lackingProviders(
  mirror: string | undefined,
  required: RequiredProviders,
): string | undefined {
  if (mirror === undefined) return MISSING;
  const missing = missingProviders(mirror, required);
  return missing.length === 0 ? undefined : `the provider mirror does not hold ${missing.join(", ")}`;
}

/** A unit for whichever version of the AWS provider there is: an environment that names none gets that of the bindings. */
export function anyProvider(json: object): object {
  const { terraform } = json as { readonly terraform: object };
  return { ...json, terraform: { ...terraform, required_providers: { aws: { source: "hashicorp/aws" } } } };
}
