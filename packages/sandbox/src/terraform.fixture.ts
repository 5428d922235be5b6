import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Terraform, type TerraformRun } from "@strata/terraform";
import { childEnvironment } from "./environment";
import type { StateServer } from "./state-server/state-server";

/** The environment of a command that has a state server, and no providers. */
export function stateEnvironment(server: StateServer, folder: string): Readonly<Record<string, string>> {
  const terraformConfig = join(folder, "terraform.rc");
  writeFileSync(terraformConfig, "");
  return childEnvironment({ ...server, reattach: "{}", terraformConfig });
}

/** Writes a unit as it is synthesized: its backend names a bucket and a key, and no endpoint. */
export function writeUnit(
  folder: string,
  { key, ...content }: { readonly key: string; readonly [section: string]: unknown },
): string {
  mkdirSync(folder, { recursive: true });
  const s3 = { bucket: "shop-state", encrypt: true, key, region: "eu-west-1", use_lockfile: true };
  const template = { terraform: { backend: { s3 } }, ...content };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(template));
  return folder;
}

/** Runs Terraform in a unit's folder; it may fail. */
export function terraform(
  folder: string,
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<TerraformRun> {
  return new Terraform({ inherit: "essential", environment }).run(folder, ...args);
}
