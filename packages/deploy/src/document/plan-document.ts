import { isPlanned, type RecordedUnit } from "../record";
import type { EnvironmentPlans, LayerLine, PlanDocument } from "./content";
import { decidedChanges, decisionsOf } from "./contents/decisions";
import { noticesOf } from "./contents/notices";
import { outputsOf } from "./contents/outputs";
import { type PlannedLayer, plannedLayers } from "./contents/planned-layer";
import { settingsOf } from "./contents/settings";
import { bookkeepingOf, createdOf, driftOf, updatesOf } from "./contents/updates";
import type { DocumentInput } from "./input";
import { Secrets } from "./values";

/** The content of one document on the plans of one environment or several. No sensitive value is in it. */
export function planDocument(inputs: readonly DocumentInput[]): PlanDocument {
  const secrets = new Secrets();
  // All secrets are known before the first text is made.
  const read = inputs.map((input) => ({ input, layers: plannedLayers(input, secrets) }));
  return { environments: read.map(({ input, layers }) => environmentPlans(input, layers, secrets)) };
}

function environmentPlans(
  input: DocumentInput,
  layers: readonly PlannedLayer[],
  secrets: Secrets,
): EnvironmentPlans {
  const { version: _, units, ...about } = input.record;
  const decisions = decisionsOf(layers, { guarded: input.guarded, settings: input.settings, secrets });
  return {
    ...about,
    layers: units.map((unit) => layerLine(unit, layers, secrets)),
    decisions,
    outputs: outputsOf(layers, input),
    settings: settingsOf(input.settings, secrets),
    notices: noticesOf(layers, decisions),
    updates: updatesOf(layers, decidedChanges(decisions)),
    created: createdOf(layers, about.environment.region),
    bookkeeping: bookkeepingOf(layers),
    drift: driftOf(layers),
  };
}

function layerLine(unit: RecordedUnit, layers: readonly PlannedLayer[], secrets: Secrets): LayerLine {
  const { layer, status } = unit;
  const reason = secrets.textWithout(unit.reason);
  if (!isPlanned(unit)) return { layer, status: unit.status, reason };
  const found = layers.find((one) => one.layer === layer);
  const { actions, outputs, drift, hasChanges } = unit;
  return {
    layer,
    status: status as "exact" | "provisional",
    reason,
    actions,
    outputs,
    drift,
    hasChanges,
    isIncomplete: found?.plan.errored === true,
    isWithoutDetails: found === undefined,
  };
}
