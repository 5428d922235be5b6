import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlacedEnvironment, Project } from "@strata/project";
import { type Terraform, WorkingDirectory } from "@strata/terraform";
import { lockPlans, NewPlanFolder } from "../folder";
import type { PlanRecord } from "../record";
import { digestOf, type Unit, unitsOfEnvironment } from "../units";
import type { Limit } from "./limit";
import { type PlanningOptions, planUnits } from "./plan-units";
import { jsonOf, recordOf } from "./recorded";
import type { StateVersion } from "./state-version";
import { hasPlan, type UnitOutcome } from "./unit-plan";
import { Workshop } from "./workshop";

/** How the layers of an environment are planned. */
export interface EnvironmentPlanOptions extends Omit<PlanningOptions, "stateOf"> {
  readonly terraform: Terraform;
  /** Every unit of the environment. @default those in the output of synth */
  readonly units?: readonly Unit[];
  /** Layers to plan, in their order. */
  readonly layers: readonly string[];
  /** Folder of the plans of this environment. */
  readonly folder: string;
  /** Lets one initialization be under way at a time. */
  readonly oneByOne: Limit;
  readonly git: PlanRecord["git"];
  readonly now: () => Date;
}

/** The plans of an environment. */
export interface EnvironmentPlans {
  readonly record: PlanRecord;
  readonly outcomes: readonly UnitOutcome[];
  /** Where they are. */
  readonly folder: string;
}

/** Where copies of units are kept, with what Terraform keeps in them. */
export function copiesFolder({ root }: Project): string {
  return join(root, ".strata", "copies");
}

/**
 * Plans the layers of an environment and writes their plans, with the record, into a folder that takes the place of an
 * earlier one. Interrupted, it leaves the earlier one as it is.
 * @param environment whose units are in the output of synth
 * @throws {DeployError} where another command works on the plans of the environment
 */
export async function planEnvironment(
  project: Project,
  environment: PlacedEnvironment,
  options: EnvironmentPlanOptions,
): Promise<EnvironmentPlans | undefined> {
  const { terraform, folder, layers, oneByOne, interrupt } = options;
  const release = lockPlans(folder, environment.path, "strata plan");
  const fresh = new NewPlanFolder(folder);
  NewPlanFolder.sweepApplies(folder);
  try {
    const all = options.units ?? unitsOfEnvironment(project, environment);
    const units = all.filter(({ layer }) => layers.includes(layer));
    const workshop = new Workshop(terraform, fresh.path, copiesFolder(project), oneByOne);
    const stateOf = storedVersions(all, terraform.interruptedBy(interrupt), oneByOne);
    const outcomes = await planUnits(units, workshop, { ...options, stateOf });
    if (interrupt.aborted) return undefined;
    for (const outcome of outcomes.filter(hasPlan))
      fresh.write(jsonOf(outcome.unit.layer), JSON.stringify(outcome.shown));
    for (const { unit } of outcomes) workshop.log(unit, "");
    const { mode, refresh, against, git, now } = options;
    const facts = { mode, refresh, against, git, made: now().toISOString() };
    const digestOfFile = (name: string): string => digestOf(readFileSync(join(fresh.path, name)));
    const record = recordOf(environment, outcomes, facts, digestOfFile);
    fresh.finish(record);
    return { record, outcomes, folder };
  } finally {
    fresh.abandon();
    release();
  }
}

/** The version of each layer's state as it is stored, read once. */
function storedVersions(
  units: readonly Unit[],
  terraform: Terraform,
  oneByOne: Limit,
): (layer: string) => Promise<StateVersion | null> {
  const read = async (layer: string): Promise<StateVersion | null> => {
    const unit = units.find((one) => one.layer === layer);
    if (unit === undefined) return null;
    const directory = new WorkingDirectory(terraform, unit.folder, unit.stack);
    await oneByOne(() => directory.ensureInit());
    const state = await directory.state();
    return state === undefined ? null : { lineage: state.lineage, serial: state.serial };
  };
  const found = new Map<string, Promise<StateVersion | null>>();
  return (layer) => {
    const version = found.get(layer) ?? read(layer);
    found.set(layer, version);
    return version;
  };
}
