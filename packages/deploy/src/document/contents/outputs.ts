import { changedOutputs, consumedOutputs, type OutputPath } from "../../consumed";
import { isPlanned, type RecordedUnit } from "../../record";
import type { ChangeJson } from "../../refinement";
import type { OutputLine } from "../content";
import type { DocumentInput } from "../input";
import { attributeChanges, pathText, type Side } from "../values";
import { after, before, type PlannedLayer, readersOf } from "./planned-layer";

/** Changes of the contracts of all layers, with who reads the leaves that change. */
export function outputsOf(layers: readonly PlannedLayer[], input: DocumentInput): readonly OutputLine[] {
  return layers.flatMap((layer) => {
    const changed = Object.entries(layer.plan.output_changes ?? {}).filter(
      ([, { actions }]) => actions.join() !== "no-op",
    );
    if (changed.length === 0) return [];
    const read = readersOf(input.record, layer.layer).map((unit) => ({
      layer: unit.layer,
      leaves: changedOutputs(pathsRead(unit, layer.layer, input), layer.plan).map(({ path }) => path),
    }));
    return changed.map(([name, change]) => ({
      layer: layer.layer,
      name,
      action: actionOf(change),
      changes: changesOf(layer, name, change),
      readers: read.flatMap(({ layer: reader, leaves }) => {
        const own = leaves.filter(([output]) => output === name);
        return own.length === 0 ? [] : [{ layer: reader, leaves: own.map(pathText) }];
      }),
    }));
  });
}

/** What a unit reads of a layer; all of it where neither its JSON nor its record says. */
function pathsRead(unit: RecordedUnit, layer: string, { units }: DocumentInput): readonly OutputPath[] {
  const json = units[unit.layer];
  if (json !== undefined) return consumedOutputs(json, layer);
  return isPlanned(unit) ? unit.consumed.filter(({ from }) => from === layer).map(({ path }) => path) : [[]];
}

function actionOf({ actions }: ChangeJson): OutputLine["action"] {
  const action = actions.join();
  return action === "create" || action === "delete" ? action : "update";
}

function changesOf({ until }: PlannedLayer, name: string, change: ChangeJson): OutputLine["changes"] {
  const at = (side: Side): Side => ({
    value: { [name]: side.value },
    unknown: { [name]: side.unknown },
    sensitive: { [name]: side.sensitive },
  });
  return attributeChanges(at(before(change)), at(after(change)), () => until.ofOutput(name));
}
