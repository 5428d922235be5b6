import { chmodSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { onTestFinished } from "vitest";

/** A new empty folder, removed at the end of the test. */
export function temporaryFolder(): string {
  const folder = new TemporaryFolder(join(tmpdir(), "strata-terraform-"));
  onTestFinished(() => folder.remove());
  return folder.path;
}

/** A folder with a configuration. */
export function configured(configuration: object): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(configuration));
  return folder;
}

/** A script of Node's in a folder, as an executable named `terraform`. @returns its path */
export function imitation(folder: string, script: string): string {
  const path = join(folder, "terraform");
  writeFileSync(path, `#!${process.execPath}\n${script}`);
  chmodSync(path, 0o755);
  return path;
}
