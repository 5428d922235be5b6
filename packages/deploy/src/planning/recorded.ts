import type { PlacedEnvironment } from "@strata/project";
import { UNKNOWN_ADDRESS } from "../planning-copy";
import { type ActionCounts, type PlanRecord, RECORD_VERSION, type RecordedUnit } from "../record";
import { isChange } from "../refinement/actions";
import { digestOfLock, digestOfUnit, lockedProviders } from "../units";
import { changesIn, hasPlan, type ShownPlan, type UnitOutcome } from "./unit-plan";
import { logOf } from "./workshop";

/** What a record says besides its units. */
export type RecordFacts = Pick<PlanRecord, "mode" | "refresh" | "against" | "made" | "git">;

/**
 * The record of an environment's plans.
 * @param digestOfFile digest of a file in the folder of plans
 */
export function recordOf(
  { id, path, account, region }: PlacedEnvironment,
  outcomes: readonly UnitOutcome[],
  facts: RecordFacts,
  digestOfFile: (name: string) => string,
): PlanRecord {
  const versions = outcomes.filter(hasPlan).flatMap(({ shown }) => shown.terraform_version ?? []);
  return {
    version: RECORD_VERSION,
    environment: { id, path, account, region },
    terraform: versions[0] ?? "unknown",
    ...facts,
    units: outcomes.map((outcome) => recordedUnit(outcome, digestOfFile)),
  };
}

function recordedUnit(outcome: UnitOutcome, digestOfFile: (name: string) => string): RecordedUnit {
  const { unit } = outcome;
  const made = { layer: unit.layer, stack: unit.stack, reads: [...unit.reads], log: logOf(unit.layer) };
  if (!hasPlan(outcome)) return { ...made, status: outcome.status, reason: outcome.reason };
  const { status, reason, consumed, state, planFile, shown, isEmpty } = outcome;
  const outputs = Object.values(shown.output_changes ?? {});
  return {
    ...made,
    status,
    reason,
    consumed: [...consumed],
    state,
    digests: {
      unit: digestOfUnit(unit.folder),
      lock: digestOfLock(unit.folder),
      plan: digestOfFile(planFile),
      json: digestOfFile(jsonOf(unit.layer)),
    },
    providers: lockedProviders(unit.folder),
    files: { plan: planFile, json: jsonOf(unit.layer) },
    actions: actionsOf(shown),
    outputs: outputs.filter(isChange).length,
    drift: (shown.resource_drift ?? []).filter(({ mode = "managed" }) => mode === "managed").length,
    hasChanges: !isEmpty,
  };
}

/** Name of the JSON of a unit's plan in a folder of plans. */
export function jsonOf(layer: string): string {
  return `${layer}.json`;
}

/** How many resources a plan creates, updates and so on. */
export function actionsOf(shown: ShownPlan): ActionCounts {
  const { changes } = changesIn(shown);
  const own = changes.filter(({ address }) => address !== UNKNOWN_ADDRESS);
  const count = (action: string): number => own.filter((change) => change.action === action).length;
  const imports = (shown.resource_changes ?? []).filter(({ change }) => change.importing != null);
  return {
    create: count("create"),
    update: count("update"),
    replace: count("replace"),
    delete: count("delete"),
    forget: count("forget"),
    import: imports.length,
  };
}
