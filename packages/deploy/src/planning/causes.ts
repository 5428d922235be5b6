import type { ChangedOutput } from "../consumed";
import { changedOutputs, consumedOutputs, type OutputPath } from "../consumed";
import type { Unit } from "../units";
import type { UnitPlan } from "./unit-plan";

/** Places that a reason names; the rest is counted. */
const NAMED = 2;

/**
 * Why a unit cannot be planned against the state of an upstream layer as it stands: nothing is there, or the upstream's plan
 * changes what the unit reads. Undefined: it can.
 */
export function causeOf(unit: Unit, upstream: UnitPlan): string | undefined {
  const { layer } = upstream.unit;
  if (upstream.state === null) return neverApplied(layer);
  const changed = changedOutputs(consumedOutputs(unit.json, layer), upstream.shown);
  return changed.length === 0 ? undefined : `the plan of ${layer} changes ${placesText(changed)}`;
}

/** The reason where an upstream layer has no state. */
export function neverApplied(layer: string): string {
  return `${layer} was never applied`;
}

/** A place in outputs as people write it, for example `tiers.private.subnet_ids[2]`. */
export function placeText(path: OutputPath): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

function placesText(changed: readonly ChangedOutput[]): string {
  const places = changed.map(({ path }) => placeText(path));
  const more = places.length > NAMED ? ` and ${places.length - NAMED} more` : "";
  return `${places.slice(0, NAMED).join(", ")}${more}`;
}
