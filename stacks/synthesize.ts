import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, formatProblem, loadEnvironments } from "@strata/config";
import { inTemporaryFolder } from "@strata/files";
import { App, type TerraformStack } from "cdktf";
import { addEnvironment } from "./app";
import { layers } from "./registry";

/** Which environments to synthesize, and what to change in their settings first. */
export interface SynthesizeOptions {
  /**
   * Absolute path of the environments folder.
   * @default that of this repository
   */
  readonly root?: string;
  /** Folders, globs or ids. */
  readonly select: readonly string[];
  /** Settings by layer that are merged over those of the folders, as a nearer folder would. @default none */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** One synthesized unit. */
export interface SynthesizedUnit {
  /** Folder of the environment under the root. */
  readonly environment: string;
  readonly environmentId: string;
  readonly layer: string;
  /** Name of the stack. */
  readonly stack: string;
  /** What `cdk.tf.json` would hold. */
  readonly json: unknown;
}

/**
 * Synthesizes in this process, writing nothing that stays: for tests.
 * @throws {Error} listing every problem of the settings
 */
export async function synthesize(options: SynthesizeOptions): Promise<SynthesizedUnit[]> {
  const { root = join(__dirname, "..", "environments"), select, overrides = {} } = options;
  const { environments, problems } = loadEnvironments({ root, layers, select, overrides });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  const units = await Promise.all(environments.map(({ environment }) => synthesizeEnvironment(environment)));
  return units.flat();
}

/** Synthesizes one loaded environment. */
export async function synthesizeEnvironment(environment: Environment): Promise<SynthesizedUnit[]> {
  // CDKTF makes the folder as soon as there is an app, although nothing is written to it here.
  return inTemporaryFolder(join(tmpdir(), "strata-synth-"), async (outdir) => {
    const stacks = await addEnvironment(new App({ outdir, stackTraces: false }), environment);
    return stacks.map((stack) => ({
      environment: environment.path,
      environmentId: environment.id,
      layer: stack.layer,
      stack: stack.node.id,
      json: template(stack),
    }));
  });
}

function template(stack: TerraformStack): unknown {
  stack.prepareStack();
  stack.runAllValidations();
  return JSON.parse(JSON.stringify(stack.toTerraform()));
}
