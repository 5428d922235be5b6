import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment } from "./environment";
import type { StateServer } from "./state-server/state-server";

/** What a run of Terraform ended with. */
export interface TerraformRun {
  readonly code: number;
  /** Both streams, without colours and without the frames and line breaks of diagnostics. */
  readonly output: string;
}

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
  const { PATH = "", HOME = "", TMPDIR = "" } = process.env;
  const env = { PATH, HOME, ...(TMPDIR === "" ? {} : { TMPDIR }), ...environment };
  return new Promise((resolve, reject) => {
    execFile(
      "terraform",
      [...args, "-no-color"],
      { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (typeof error?.code === "string") return reject(error);
        const output = `${stdout}${stderr}`.replace(/^[│╷╵]\s?/gm, "");
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), output });
      },
    );
  });
}
