import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, sep } from "node:path";
import {
  formatProblem,
  type LayerDefinition,
  type LoadedEnvironment,
  listEnvironments,
  loadEnvironments,
} from "@strata/config";
import { inTemporaryFolder } from "@strata/files";
import type { Project } from "@strata/project";
import { DeployError } from "../deploy-error";
import { git, gitWithIndex } from "../git/git";
import { type Base, baseOf, repositoryAround, short } from "../git/repository";

/**
 * An environment as a base has it, or why that is not known. `absent`: the base does not have it, so nothing of it was set
 * there.
 */
export type BaseSettings =
  | { readonly is: "known"; readonly commit: string; readonly environment: LoadedEnvironment }
  | { readonly is: "absent"; readonly commit: string }
  | { readonly is: "unknown"; readonly reason: string };

/**
 * The settings of an environment in a base, read by today's layers: what has changed is then what somebody wrote, and no
 * default. Files come from git alone; no work tree is made.
 * @param ref a branch, a tag or a commit; what counts is its merge base with what is checked out
 */
export async function baseSettings(
  project: Project,
  { environment: { id, path } }: LoadedEnvironment,
  ref: string,
  layers: readonly LayerDefinition[],
): Promise<BaseSettings> {
  try {
    const base = await baseOf(project.root, ref);
    return await inTemporaryFolder(join(tmpdir(), "strata-settings-"), async (temporary) => {
      // Places in messages begin with its name.
      const root = join(temporary, basename(project.environments));
      await writeEnvironments(project, base, root);
      const known = listEnvironments(root);
      // A folder that was renamed is the same environment.
      const there = known.find((one) => one.path === path) ?? known.find((one) => one.id === id);
      if (there === undefined) return { is: "absent", commit: base.commit };
      const { environments, problems } = loadEnvironments({
        root,
        layers,
        select: [there.path],
        // What is recorded may have been changed since; and what holds for a time held then.
        ledger: "rewrite",
        now: await dateOf(project, base),
      });
      const [environment] = environments;
      const [problem] = problems;
      return environment === undefined || problem !== undefined
        ? {
            is: "unknown",
            reason: `the settings in ${short(base.commit)} do not load with the layers of today: ${problem === undefined ? "no environment" : formatProblem(problem)}`,
          }
        : { is: "known", commit: base.commit, environment };
    });
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { is: "unknown", reason: error.lines.join("; ") };
  }
}

/** Writes the environments folder of a base; an empty one where it has none. */
async function writeEnvironments(project: Project, { commit }: Base, to: string): Promise<void> {
  mkdirSync(to);
  const { root, prefix } = await repositoryAround(project.root);
  const inside = relative(project.root, project.environments).split(sep).join("/");
  const tree = await git(root, "rev-parse", "--verify", "--quiet", `${commit}:${prefix}${inside}`);
  if (tree.exitCode !== 0) return;
  const index = `${to}.index`;
  for (const args of [
    ["read-tree", tree.stdout],
    ["checkout-index", "--all", `--prefix=${to}/`],
  ]) {
    const run = await gitWithIndex(root, index, ...args);
    if (run.exitCode !== 0) throw new DeployError([`git ${args[0]}: ${run.stderr}`]);
  }
}

async function dateOf({ root }: Project, { commit }: Base): Promise<Date> {
  const { stdout } = await git(root, "show", "--no-patch", "--format=%cI", commit);
  return new Date(stdout);
}
