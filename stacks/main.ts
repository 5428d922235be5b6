// First, so that the modules below are loaded without.
import "./without-source-maps";

import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatProblem, loadEnvironments } from "@strata/config";
import { SynthError } from "@strata/layer";
import { App } from "cdktf";
import { addEnvironment } from "./app";
import { layers } from "./registry";

/**
 * The CDKTF app: synthesizes the environments that STRATA_ENV names (folders, globs or ids, separated by
 * commas; all where it is absent). Stock `cdktf` and `strata` both run this file, so their output is one.
 */
async function main(): Promise<number> {
  const select = process.env.STRATA_ENV?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const root = resolve(process.env.STRATA_ENVIRONMENTS ?? "environments");
  const { environments, problems, warnings } = loadEnvironments({
    root,
    layers,
    ...(select === undefined ? {} : { select }),
  });
  for (const warning of warnings) process.stderr.write(`warning: ${formatProblem(warning)}\n`);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  if (problems.length > 0) return 1;
  // CDKTF makes the folder, and none of those above it.
  mkdirSync(resolve(process.env.CDKTF_OUTDIR ?? "."), { recursive: true });
  const app = new App({ stackTraces: false });
  const stacks = [];
  for (const { environment } of environments) stacks.push(...(await addEnvironment(app, environment)));
  app.synth();
  for (const { layer, node } of stacks) copyProviderLock(layer, join(app.outdir, "stacks", node.id));
  return 0;
}

/** `strata lock` records a layer's providers beside its code; each unit of the layer starts from that record. */
function copyProviderLock(layer: string, folder: string): void {
  const lock = join(__dirname, layer, ".terraform.lock.hcl");
  if (existsSync(lock)) copyFileSync(lock, join(folder, ".terraform.lock.hcl"));
}

/** Ends what is said of a fault in our own code. */
const LINES = "with NODE_OPTIONS=--enable-source-maps the lines above are those of the sources";

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      error instanceof SynthError ? `${error.reason}\n` : `${(error as Error).stack}\n${LINES}\n`,
    );
    process.exitCode = 1;
  },
);
