import { consumedOutputs, type OutputPath } from "../consumed";
import { type PartlyKnown, partAt, stepsIn } from "../planning-copy/partly-known";
import type { ConsumedValue } from "../record";
import { digestOfValue, type Unit } from "../units";
import type { StateVersion } from "./state-version";
import type { ShownPlan } from "./unit-plan";

/** What a unit reads of an upstream layer's state, as its own plan has read it. */
export function consumedFromState(
  unit: Unit,
  from: string,
  shown: ShownPlan,
  version: StateVersion,
): readonly ConsumedValue[] {
  const outputs = remoteOutputs(shown, from);
  return consumedOutputs(unit.json, from).map((path) => ({
    from,
    path: [...path],
    source: { kind: "state", ...version, digest: digestOfValue(valueAt(outputs, path)) },
  }));
}

/** What a unit reads of an upstream layer's outputs that were given to its copy. */
export function consumedFromPlan(unit: Unit, from: string, outputs: PartlyKnown): readonly ConsumedValue[] {
  return consumedOutputs(unit.json, from).flatMap((path) =>
    leavesOf(path.reduce(partAt, outputs), path).map(({ path, part }) => ({
      from,
      path: [...path],
      source:
        part.unknown === true
          ? { kind: "unknown" as const }
          : { kind: "planned" as const, digest: digestOfValue(part.value) },
    })),
  );
}

/** The value of outputs at a path; undefined where there is none. */
export function valueAt(outputs: unknown, path: OutputPath): unknown {
  return path.reduce<PartlyKnown>(partAt, { value: outputs, unknown: false }).value;
}

/** The outputs of an upstream layer that a plan has read from its state. */
function remoteOutputs({ prior_state }: ShownPlan, layer: string): unknown {
  const resources = prior_state?.values?.root_module?.resources ?? [];
  return resources.find(
    ({ mode, type, name }) => mode === "data" && type === "terraform_remote_state" && name === layer,
  )?.values.outputs;
}

/** A part that is known, or unknown, as a whole: so large as it is. */
function leavesOf(
  part: PartlyKnown,
  path: OutputPath,
): readonly { readonly path: OutputPath; readonly part: PartlyKnown }[] {
  if (part.unknown === true || !hasUnknown(part.unknown)) return [{ path, part }];
  return stepsIn(part).flatMap((step) => leavesOf(partAt(part, step), [...path, step]));
}

function hasUnknown(mask: unknown): boolean {
  return mask === true || (typeof mask === "object" && mask !== null && Object.values(mask).some(hasUnknown));
}
