import { join } from "node:path";
import type { PlacedEnvironment, Project } from "@strata/project";
import { type Terraform, TerraformError, WorkingDirectory } from "@strata/terraform";
import { lockPlans, NewPlanFolder } from "../folder";
import { type Limit, Workshop } from "../planning";
import { copiesFolder } from "../planning/plan-environment";
import type { ProviderSchemas } from "../refinement";
import { type Unit, unitsOfEnvironment } from "../units";
import type { DriftInput } from "./drift-report";

/** How drift is looked for. */
export interface FindDriftOptions {
  readonly terraform: Terraform;
  readonly limit: Limit;
  readonly oneByOne: Limit;
  readonly layers: readonly string[];
  readonly interrupt: AbortSignal;
  /** Told when a unit has been looked at. */
  readonly report: (layer: string) => void;
}

/** What was found in an environment. */
export interface FoundDrift {
  /** Of each unit that exists, what its drift is read from. */
  readonly inputs: readonly DriftInput[];
  /** Layers that were never applied. */
  readonly missing: readonly string[];
  /** Lines on units that could not be looked at. */
  readonly faults: readonly string[];
}

/** Compares what the states of an environment say with what exists, by refresh-only plans; nothing is written. */
export async function findDrift(
  project: Project,
  environment: PlacedEnvironment,
  options: FindDriftOptions,
): Promise<FoundDrift> {
  const { terraform, limit, oneByOne, layers, interrupt, report } = options;
  const path = join(project.root, ".strata", "drift", environment.id);
  const release = lockPlans(path, environment.path, "strata drift");
  const folder = new NewPlanFolder(path);
  try {
    const workshop = new Workshop(terraform, folder.path, copiesFolder(project), oneByOne);
    const units = unitsOfEnvironment(project, environment).filter(({ layer }) => layers.includes(layer));
    const looks = await Promise.all(
      units.map(async (unit) => {
        const look = await limit(() => lookAt(unit, environment, workshop, terraform, interrupt));
        report(unit.layer);
        return { unit, look };
      }),
    );
    return {
      inputs: looks.flatMap(({ look }) => (typeof look === "object" && "plan" in look ? [look] : [])),
      missing: looks.flatMap(({ unit, look }) => (look === "missing" ? [unit.layer] : [])),
      faults: looks.flatMap(({ look }) => (look instanceof TerraformError ? look.lines : [])),
    };
  } finally {
    folder.abandon();
    release();
  }
}

async function lookAt(
  unit: Unit,
  environment: PlacedEnvironment,
  workshop: Workshop,
  terraform: Terraform,
  interrupt: AbortSignal,
): Promise<DriftInput | "missing" | TerraformError> {
  try {
    const options = { mode: "refresh-only", refresh: true } as const;
    const { shown, state } = await workshop.exact(unit, options, interrupt);
    if (state === null) return "missing";
    const { layer, stack, folder, json } = unit;
    const isDrifted = (shown.resource_drift ?? []).length > 0;
    const schemas = isDrifted ? await new WorkingDirectory(terraform, folder, stack).schemas() : undefined;
    return {
      environment: environment.id,
      layer,
      stack,
      plan: shown,
      unit: json,
      ...(schemas === undefined ? {} : { schemas: schemas as ProviderSchemas }),
    };
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    // What reads a layer that was never applied was never applied either.
    const isMissing = error.faults.some(({ summary }) => summary === "Unable to find remote state");
    return isMissing ? "missing" : error;
  }
}
