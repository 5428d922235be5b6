import { join } from "node:path";
import type { PlacedEnvironment, Project } from "@strata/project";
import { type Terraform, TerraformError } from "@strata/terraform";
import { DeployError } from "../deploy-error";
import { APPLY, lockPlans, NewPlanFolder } from "../folder";
import { type Limit, type UnitPlan, Workshop } from "../planning";
import { copiesFolder } from "../planning/plan-environment";
import type { Unit } from "../units";
import type { ApplyEvent } from "./apply-plans";
import { type FindSettings, guardOne } from "./guard";
import { UnitFolders } from "./unit-apply";

/** How layers are applied one after another. */
export interface ApplyLayersOptions {
  readonly terraform: Terraform;
  readonly oneByOne: Limit;
  /** In their order. */
  readonly units: readonly Unit[];
  /** Folder of the environment's plans, which is locked meanwhile. */
  readonly folder: string;
  readonly allowDestroy: readonly string[];
  /** Finds the settings behind what the guard stops. */
  readonly settings?: FindSettings;
  readonly interrupt: AbortSignal;
  readonly report: (layer: string, event: ApplyEvent) => void;
  /** Shows a plan that changes something, and says whether to apply it. */
  readonly confirm: (plans: readonly [Pick<UnitPlan, "unit" | "shown">]) => Promise<boolean>;
  /** Called after the apply of each unit, also of one with nothing to do. */
  readonly applied?: (unit: Unit) => Promise<void>;
}

/** What became of layers that were applied one after another. */
export interface AppliedLayers {
  /** Applied, or with nothing to do. */
  readonly done: readonly string[];
  /** Not begun, since somebody said no. */
  readonly declined: readonly string[];
}

/**
 * Plans, shows and applies layers one after another, each against what is real by then.
 * @param command how to go on after a failure, for example `strata apply shop/production`
 * @throws {DeployError} with what is applied and what is not
 */
export async function applyLayers(
  project: Project,
  environment: Pick<PlacedEnvironment, "path">,
  options: ApplyLayersOptions,
  command: string,
): Promise<AppliedLayers> {
  const { terraform, oneByOne, folder, units, interrupt } = options;
  const release = lockPlans(folder, environment.path, command);
  const scratch = new NewPlanFolder(`${folder}${APPLY}`);
  const workshop = new Workshop(terraform, scratch.path, copiesFolder(project), oneByOne);
  const folders = new UnitFolders(terraform, oneByOne, scratch.path);
  const done: string[] = [];
  try {
    for (const unit of units) {
      if (interrupt.aborted) break;
      const goesOn = await applyOne(environment.path, unit, workshop, folders, scratch.path, options);
      if (!goesOn) return { done, declined: rest(units, done) };
      done.push(unit.layer);
    }
    return { done, declined: [] };
  } catch (error) {
    if (!(error instanceof TerraformError || error instanceof DeployError)) throw error;
    throw new DeployError([
      ...error.lines,
      `done: ${done.join(", ") || "nothing"}; not done: ${rest(units, done).join(", ")}`,
      `mend what is said above, then run it again: ${command}`,
    ]);
  } finally {
    scratch.abandon();
    release();
  }
}

/** @returns whether to go on */
async function applyOne(
  environment: string,
  unit: Unit,
  workshop: Workshop,
  folders: UnitFolders,
  scratch: string,
  { interrupt, allowDestroy, settings, report, confirm, applied }: ApplyLayersOptions,
): Promise<boolean> {
  const made = await workshop.exact(unit, { mode: "apply", refresh: true }, interrupt);
  if (made.isEmpty) report(unit.layer, { kind: "applied", changes: 0, how: "as reviewed" });
  else {
    await guardOne(environment, { unit, shown: made.shown }, allowDestroy, settings);
    if (!(await confirm([{ unit, shown: made.shown }]))) return false;
    const { done } = await folders.apply(unit, join(scratch, made.planFile), (progress) =>
      report(unit.layer, { kind: "under way", progress }),
    );
    report(unit.layer, { kind: "applied", changes: done, how: "as reviewed" });
  }
  await applied?.(unit);
  return true;
}

function rest(units: readonly Unit[], done: readonly string[]): readonly string[] {
  return units.slice(done.length).map(({ layer }) => layer);
}
