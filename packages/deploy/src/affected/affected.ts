import { basename } from "node:path";
import { formatProblem, listEnvironments, selected } from "@strata/config";
import { keptStacks, type Project, ProjectError, type SynthesizedStack } from "@strata/project";
import { DeployError } from "../deploy-error";
import { gitState } from "../git/git-state";
import { baseOf } from "../git/repository";
import { type AffectedUnit, affectedUnits } from "./affected-units";
import { BaseStacks } from "./base-stacks";
import { type NamedEnvironment, unitsOfSide } from "./side";

/** What is compared. */
export interface AffectedOptions {
  /** A branch, a tag or a commit; what counts is its merge base with what is checked out. */
  readonly base: string;
  /** Folders of environments, globs over them, or ids, of either side; all where there are none. */
  readonly select: readonly string[];
  /** Told in a few words what is done, before something that takes seconds. */
  readonly announce: (doing: string) => void;
}

/** What differs between a base and the files of a checkout. */
export interface Affected {
  readonly base: { readonly ref: string; readonly commit: string };
  /** The checkout, whose files may differ from its commit. */
  readonly head: { readonly commit: string; readonly dirty: boolean };
  readonly units: readonly AffectedUnit[];
}

/**
 * The units that the changes since a base affect: what is synthesized of both sides is compared. Where the files are those of
 * the base, nothing is synthesized.
 * @throws {DeployError} where there is no such base, no such environment, or one side does not synthesize
 */
export async function affected(
  project: Project,
  { base: ref, select, announce }: AffectedOptions,
): Promise<Affected> {
  const base = await baseOf(project.root, ref);
  const state = await gitState(project.root);
  const dirty = state?.dirty ?? true;
  const result = { base: { ref, commit: base.commit }, head: { commit: base.head.commit, dirty } };
  const here = listEnvironments(project.environments);
  if (base.tree === base.head.tree && !dirty) {
    choose(project, select, here);
    return { ...result, units: [] };
  }
  const stacks = new BaseStacks(project, base, announce);
  const there = await stacks.environments();
  const isSelected = choose(project, select, [...here, ...there.filter(({ path }) => !has(here, path))]);
  const [mine, theirs] = [here, there].map((side) => side.filter(({ path }) => isSelected(path)));
  const [after, before] = await both(
    ownStacks(project, mine ?? [], here, announce),
    stacks.stacks(theirs ?? []),
  );
  const paths = [...new Set([...here, ...there].map(({ path }) => path))].filter(isSelected).sort();
  const side = (path: string, all: readonly NamedEnvironment[], made: readonly SynthesizedStack[]) => {
    const environment = all.find((one) => one.path === path);
    return environment && unitsOfSide(environment, all, made);
  };
  return {
    ...result,
    units: paths.flatMap((path) =>
      affectedUnits({ path, before: side(path, there, before), after: side(path, here, after) }),
    ),
  };
}

/** Which of the environments are asked for. @throws {DeployError} for a name that is none */
function choose(
  { environments }: Project,
  select: readonly string[],
  known: readonly NamedEnvironment[],
): (path: string) => boolean {
  const selection = selected(select.length === 0 ? undefined : select, known, [], basename(environments));
  if (selection.problems.length > 0) throw new DeployError(selection.problems.map(formatProblem));
  return selection.has;
}

/** The stacks of the checkout. All environments are asked for as every other command does it, so that results are shared. */
async function ownStacks(
  project: Project,
  chosen: readonly NamedEnvironment[],
  all: readonly NamedEnvironment[],
  announce: (doing: string) => void,
): Promise<readonly SynthesizedStack[]> {
  if (chosen.length === 0) return [];
  const select = chosen.length === all.length ? [] : chosen.map(({ path }) => path);
  return keptStacks(project, select, () => announce("synthesizing this checkout"));
}

/** Both at once, since each is a process of its own; what fails of both is said. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  const [first, second] = await Promise.allSettled([one, other]);
  if (first.status === "fulfilled" && second.status === "fulfilled") return [first.value, second.value];
  const reasons = [first, second].flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  const unexpected = reasons.find(
    (reason) => !(reason instanceof ProjectError || reason instanceof DeployError),
  );
  throw unexpected ?? new DeployError(reasons.flatMap(({ lines }: DeployError) => lines));
}

function has(environments: readonly NamedEnvironment[], path: string): boolean {
  return environments.some((environment) => environment.path === path);
}
