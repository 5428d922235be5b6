import { join } from "node:path";
import { type Job, ROOT } from "./run";

/**
 * ts-node checks types, as it does unless told otherwise. It compiles to CommonJS here, since under this repository's
 * `nodenext` the app's `await import` of a stack stays one that Node itself has to load, which knows no TypeScript.
 */
const TS_NODE_ENV = {
  TS_NODE_COMPILER_OPTIONS: JSON.stringify({ module: "commonjs", moduleResolution: "bundler" }),
};

const STRATA = join("packages", "cli", "bin", "strata.cjs");

/** Node alone: what every other figure contains. */
export const bareNode: Job = { command: [process.execPath, "-e", "0"] };

/** `strata config check` of all environments. */
export const configCheck: Job = { command: [process.execPath, STRATA, "config", "check"] };

/**
 * `strata synth`.
 * @param environments folders of environments
 * @param output where the stacks are written
 * @param root the environments folder
 */
export function strataSynth(
  environments: readonly string[],
  output: string,
  root: string = join(ROOT, "environments"),
): Job {
  return {
    command: [process.execPath, STRATA, "synth", ...environments],
    env: { CDKTF_OUTDIR: output, STRATA_ENVIRONMENTS: root },
  };
}

/**
 * Stock `cdktf synth` of the same stacks.
 * @param runner how it runs the app: ts-node as CDKTF's own template has it, or tsx as this repository's cdktf.json
 */
export function stockSynth(environment: string, output: string, runner: "ts-node" | "tsx"): Job {
  const app =
    runner === "ts-node" ? ["--app", `${join("node_modules", ".bin", "ts-node")} stacks/main.ts`] : [];
  return {
    command: [join("node_modules", ".bin", "cdktf"), "synth", "--output", output, ...app],
    env: { STRATA_ENV: environment, ...(runner === "ts-node" ? TS_NODE_ENV : {}) },
  };
}

/** `strata plan` of an environment whose units are in an output. @param env what Terraform needs */
export function strataPlan(
  environment: string,
  output: string,
  plans: string,
  env: Readonly<Record<string, string>>,
): Job {
  return {
    command: [process.execPath, STRATA, "plan", environment, "--out", plans],
    env: { ...env, CDKTF_OUTDIR: output, STRATA_TERRAFORM: "terraform" },
  };
}

/** `strata affected` since a commit. */
export function strataAffected(base: string): Job {
  return { command: [process.execPath, STRATA, "affected", "--base", base] };
}
