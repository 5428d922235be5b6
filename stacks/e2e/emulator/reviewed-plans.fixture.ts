import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Difference,
  differences,
  hasPlan,
  limitTo,
  type PlanJson,
  planUnits,
  type UnitPlan,
  unitIn,
  Workshop,
} from "@strata/deploy";
import type { UnitTemplate } from "@strata/emulator";
import type { Terraform } from "@strata/terraform";

/** Plans of layers of which nothing exists yet: each by the plans before it. */
export class ReviewedPlans {
  private constructor(private readonly plans: readonly UnitPlan[]) {}

  /**
   * Plans all layers, in copies of their own.
   * @param templates by layer, in the order of layers
   * @throws {Error} with what Terraform said, where one cannot be planned
   */
  static async of(
    templates: ReadonlyMap<string, UnitTemplate>,
    terraform: Terraform,
    folder: string,
  ): Promise<ReviewedPlans> {
    const layers = [...templates.keys()];
    const units = layers.map((layer) => {
      const unit = join(folder, "units", layer);
      mkdirSync(unit, { recursive: true });
      writeFileSync(join(unit, "cdk.tf.json"), JSON.stringify(templates.get(layer)));
      return unitIn(unit, layer, layer, layers);
    });
    const plans = join(folder, "plans");
    mkdirSync(plans, { recursive: true });
    const workshop = new Workshop(terraform, plans, join(folder, "copies"), await limitTo(1));
    const outcomes = await planUnits(units, workshop, {
      mode: "apply",
      refresh: true,
      against: "states",
      limit: await limitTo(2),
      keepGoing: false,
      stateOf: async () => null,
      interrupt: new AbortController().signal,
      report: () => undefined,
    });
    const failed = outcomes.filter((outcome) => !hasPlan(outcome));
    if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason).join("\n"));
    return new ReviewedPlans(outcomes.filter(hasPlan));
  }

  /** Whether a layer's plan is exact or provisional. */
  statusOf(layer: string): string {
    return this.plan(layer).status;
  }

  /** Where a plan that is made now is not what was reviewed. */
  differences(layer: string, now: unknown): readonly Difference[] {
    const made = (plan: PlanJson) => ({ plan, providers: {}, unit: layer });
    return differences(made(this.plan(layer).shown), made(now as PlanJson));
  }

  private plan(layer: string): UnitPlan {
    const found = this.plans.find(({ unit }) => unit.layer === layer);
    if (found === undefined) throw new Error(`${layer}: expected a plan, got none`);
    return found;
  }
}
