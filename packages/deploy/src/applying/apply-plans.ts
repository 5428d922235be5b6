import { join } from "node:path";
import type { PlacedEnvironment, Project } from "@strata/project";
import { type Progress, type Terraform, TerraformError } from "@strata/terraform";
import { DeployError } from "../deploy-error";
import { APPLY, lockPlans, NewPlanFolder, type PlanFolder } from "../folder";
import { type Limit, Workshop } from "../planning";
import { copiesFolder } from "../planning/plan-environment";
import type { PlannedUnit } from "../record";
import type { Difference } from "../refinement";
import { type Unit, unitsOfEnvironment } from "../units";
import { checkedUnits } from "./checks";
import { differenceLines } from "./difference-lines";
import { type FindSettings, guard, guardOne } from "./guard";
import { outdated } from "./held-values";
import { differencesFrom } from "./judged";
import { ApplyProgress } from "./progress";
import { refuseRead } from "./readers";
import { UnitFolders } from "./unit-apply";

/** What happens to a layer, for people who watch. */
export type ApplyEvent =
  | { readonly kind: "done before"; readonly at: string }
  | { readonly kind: "planned again"; readonly why: string }
  | { readonly kind: "under way"; readonly progress: Progress }
  | { readonly kind: "applied"; readonly changes: number; readonly how: "as reviewed" | "as refined" };

/** How plans are applied. */
export interface ApplyPlansOptions {
  readonly terraform: Terraform;
  readonly oneByOne: Limit;
  /** Every unit of the environment. @default those in the output of synth */
  readonly units?: readonly Unit[];
  /** Layers to apply. */
  readonly layers: readonly string[];
  /** Addresses that may be deleted or replaced although they hold data. */
  readonly allowDestroy: readonly string[];
  /** Finds the settings behind what the guard stops. */
  readonly settings?: FindSettings;
  readonly interrupt: AbortSignal;
  readonly now: () => Date;
  readonly report: (layer: string, event: ApplyEvent) => void;
  /** Called after the apply of each unit. */
  readonly applied?: (unit: Unit) => Promise<void>;
}

/**
 * Carries out plans as they were reviewed, layer by layer. An exact plan whose values still hold is applied as it is. Any
 * other unit is planned anew, and that plan is applied if it refines the reviewed one; else nothing of the layer is.
 * @returns the layers in the order in which they were gone through
 * @throws {DeployError} where a plan is not what was reviewed, with the first differences; with what is applied and what is not
 */
export async function applyPlans(
  project: Project,
  environment: PlacedEnvironment,
  folder: PlanFolder,
  options: ApplyPlansOptions,
): Promise<readonly string[]> {
  const release = lockPlans(folder.path, environment.path, "strata apply");
  const fresh = new NewPlanFolder(`${folder.path}${APPLY}`);
  try {
    const all = options.units ?? unitsOfEnvironment(project, environment);
    if (folder.record.mode === "destroy") {
      const destroyed = folder.record.units.map(({ layer }) => layer);
      const layers = options.layers.filter((layer) => destroyed.includes(layer));
      await refuseRead(environment.path, all, layers, options);
    }
    const planned = checkedUnits(
      folder,
      environment,
      all.filter(({ layer }) => options.layers.includes(layer)),
    );
    const progress = ApplyProgress.in(folder.path);
    const left = planned.filter(([{ layer }]) => progress.of(layer)?.status !== "applied");
    await guard(
      environment.path,
      left.map(([unit, recorded]) => ({ unit, shown: folder.shown(recorded) })),
      options.allowDestroy,
      options.settings,
    );
    const apply = new PlansApply(project, folder, fresh.path, all, progress, options);
    const order = folder.record.mode === "destroy" ? [...planned].reverse() : planned;
    return await apply.run(order, environment.path);
  } finally {
    fresh.abandon();
    release();
  }
}

/** One apply of a folder of plans. */
class PlansApply {
  private readonly folders: UnitFolders;
  private readonly workshop: Workshop;

  constructor(
    project: Project,
    private readonly folder: PlanFolder,
    /** For plans that are made now. */
    private readonly scratch: string,
    private readonly units: readonly Unit[],
    private readonly progress: ApplyProgress,
    private readonly options: ApplyPlansOptions,
  ) {
    const { terraform, oneByOne } = options;
    this.folders = new UnitFolders(terraform, oneByOne, folder.path);
    this.workshop = new Workshop(terraform, scratch, copiesFolder(project), oneByOne);
  }

  async run(
    planned: readonly (readonly [Unit, PlannedUnit])[],
    environment: string,
  ): Promise<readonly string[]> {
    const done: string[] = [];
    for (const [unit, recorded] of planned) {
      if (this.options.interrupt.aborted) break;
      try {
        await this.unit(unit, recorded);
      } catch (error) {
        if (!(error instanceof TerraformError || error instanceof DeployError)) throw error;
        const rest = planned.slice(done.length).map(([{ layer }]) => layer);
        throw new DeployError([...error.lines, ...whereItStands(done, rest, environment, this.folder.path)]);
      }
      done.push(unit.layer);
    }
    return done;
  }

  private async unit(unit: Unit, recorded: PlannedUnit): Promise<void> {
    const { layer } = unit;
    const { report, now } = this.options;
    const before = this.progress.of(layer);
    if (before?.status === "applied") return report(layer, { kind: "done before", at: before.at });
    const why = await this.reasonToPlan(recorded, before !== undefined);
    if (why === undefined && !recorded.hasChanges) {
      report(layer, { kind: "applied", changes: 0, how: "as reviewed" });
    } else if (why === undefined) {
      try {
        await this.apply(unit, this.folder.file(recorded.files.plan), "as reviewed");
      } catch (error) {
        if (!isStale(error)) throw error;
        await this.refined(unit, recorded, before !== undefined, "its state was written since");
      }
    } else await this.refined(unit, recorded, before !== undefined, why);
    await this.progress.note(layer, "applied", now());
    await this.options.applied?.(unit);
  }

  /** Why a plan cannot be applied as it is; undefined where it can. */
  private async reasonToPlan(
    { status, consumed }: PlannedUnit,
    isResumed: boolean,
  ): Promise<string | undefined> {
    if (isResumed) return "an earlier apply of it was broken off";
    if (status === "provisional") return "its plan was provisional";
    const states = new Map<string, ReturnType<UnitFolders["state"]>>();
    return outdated(consumed, (layer) => {
      const upstream = this.units.find((one) => one.layer === layer);
      const state = states.get(layer) ?? (upstream === undefined ? undefined : this.folders.state(upstream));
      if (state === undefined) return Promise.resolve(undefined);
      states.set(layer, state);
      return state;
    });
  }

  /** Plans the untouched unit against what is real now, and applies that if it refines what was reviewed. */
  private async refined(unit: Unit, recorded: PlannedUnit, isResumed: boolean, why: string): Promise<void> {
    const { interrupt, allowDestroy, settings, report } = this.options;
    const { mode, refresh, environment } = this.folder.record;
    report(unit.layer, { kind: "planned again", why });
    const made = await this.workshop.exact(unit, { mode, refresh }, interrupt);
    const found = await differencesFrom(
      { recorded, shown: this.folder.shown(recorded) },
      { unit, shown: made.shown },
      isResumed,
      () => this.folders.schemas(unit),
    );
    if (found.length > 0) throw new DeployError(notReviewed(unit, found));
    await guardOne(environment.path, { unit, shown: made.shown }, allowDestroy, settings);
    if (made.isEmpty) return report(unit.layer, { kind: "applied", changes: 0, how: "as refined" });
    await this.apply(unit, join(this.scratch, made.planFile), "as refined");
  }

  private async apply(unit: Unit, planFile: string, how: "as reviewed" | "as refined"): Promise<void> {
    const { report, now } = this.options;
    await this.progress.note(unit.layer, "started", now());
    const { done } = await this.folders.apply(unit, planFile, (progress) =>
      report(unit.layer, { kind: "under way", progress }),
    );
    report(unit.layer, { kind: "applied", changes: done, how });
  }
}

function isStale(error: unknown): boolean {
  return error instanceof TerraformError && /Saved plan is stale/.test(error.message);
}

function notReviewed(unit: Unit, found: readonly Difference[]): readonly string[] {
  return [
    `${unit.stack}: expected a plan that is what was reviewed, or knows more, got ${found.length} ${found.length === 1 ? "difference" : "differences"}; nothing of it was applied`,
    ...differenceLines(found),
  ];
}

/** What is applied, what is not, and how to go on. */
function whereItStands(
  done: readonly string[],
  rest: readonly string[],
  environment: string,
  folder: string,
): readonly string[] {
  const [first] = rest;
  return [
    `applied: ${done.length === 0 ? "nothing" : done.join(", ")}; not applied: ${rest.join(", ")}`,
    `mend what is said above, then go on: strata apply ${environment} --plans ${folder}`,
    `or plan what is left anew, and review: strata plan ${environment} --from ${first}`,
  ];
}
