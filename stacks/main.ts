import { resolve } from "node:path";
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
  for (const problem of [...warnings, ...problems]) process.stderr.write(`${formatProblem(problem)}\n`);
  if (problems.length > 0) return 1;
  const app = new App({ stackTraces: false });
  for (const { environment } of environments) await addEnvironment(app, environment);
  app.synth();
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(error instanceof SynthError ? `${error.reason}\n` : `${(error as Error).stack}\n`);
    process.exitCode = 1;
  },
);
