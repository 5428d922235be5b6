import { type PlanChanges, readChanges } from "@strata/inventory";
import type { OutputChange } from "../planning-copy";
import type { ConsumedValue } from "../record";
import type { PlanJson } from "../refinement";
import type { Unit } from "../units";
import type { StateVersion } from "./state-version";

/** The parts of a plan's JSON that planning reads. */
export interface ShownPlan extends PlanJson {
  readonly output_changes?: Readonly<Record<string, OutputChange>>;
  readonly prior_state?: {
    readonly values?: {
      readonly root_module?: {
        readonly resources?: readonly {
          readonly mode: string;
          readonly type: string;
          readonly name: string;
          readonly values: Readonly<Record<string, unknown>>;
        }[];
      };
    };
  };
}

/** What a plan changes, as rules and the guard read it. @throws {NotAPlan} where its JSON has what no plan has */
export function changesIn(shown: ShownPlan): PlanChanges {
  return readChanges(shown as Readonly<Record<string, unknown>>);
}

/** What Terraform planned for a unit. */
export interface MadePlan {
  /** Name of the plan file in the folder of plans. */
  readonly planFile: string;
  /** What `terraform show -json` prints of it. */
  readonly shown: ShownPlan;
  /** The unit's own state that it was made against; null where there was none. */
  readonly state: StateVersion | null;
  /** Whether `terraform apply` would do nothing. */
  readonly isEmpty: boolean;
}

/** A unit with a plan of it. */
export interface UnitPlan extends MadePlan {
  readonly unit: Unit;
  readonly status: "exact" | "provisional";
  /** Why it is so. */
  readonly reason: string;
  readonly consumed: readonly ConsumedValue[];
}

/** A unit of which there is no plan. */
export interface UnplannedUnit {
  readonly unit: Unit;
  readonly status: "failed" | "skipped";
  /** Lines for people. */
  readonly reason: string;
}

/** What became of a unit. */
export type UnitOutcome = UnitPlan | UnplannedUnit;

/** Whether there is a plan. */
export function hasPlan(outcome: UnitOutcome): outcome is UnitPlan {
  return outcome.status === "exact" || outcome.status === "provisional";
}
