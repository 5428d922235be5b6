import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "./failure";

/** The checkout that a command works on. */
export interface Project {
  /** Folder that holds `cdktf.json`. */
  readonly root: string;
  /** Folder of the environments. */
  readonly environments: string;
  /** Where stock `cdktf synth` writes, and so do we. */
  readonly output: string;
}

/** Where downloads are kept that can be fetched again: Terraform, Python environments. */
export function cacheFolder({ root }: Project): string {
  return join(root, ".cache");
}

/**
 * The project around a folder.
 * @throws {Failure} when neither it nor a folder above holds `cdktf.json`
 */
export function findProject(start: string = process.cwd()): Project {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json")) && existsSync(join(folder, "stacks"))) {
      return {
        root: folder,
        environments: resolve(folder, process.env.STRATA_ENVIRONMENTS ?? "environments"),
        output: resolve(folder, process.env.CDKTF_OUTDIR ?? "cdktf.out"),
      };
    }
    if (dirname(folder) === folder) {
      throw new Failure([
        `${resolve(start)}: expected a Strata project (cdktf.json and stacks/) here or above; run strata inside a checkout`,
      ]);
    }
  }
}
