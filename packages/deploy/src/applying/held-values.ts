import type { StoredState } from "@strata/terraform";
import { placeText } from "../planning/causes";
import { valueAt } from "../planning/consumed-values";
import type { ConsumedValue } from "../record";
import { digestOfValue } from "../units";

/** Reads the state of a layer as it is stored; undefined where there is none. */
export type ReadState = (layer: string) => Promise<StoredState | undefined>;

/**
 * Why values that a plan was made with no longer hold, the first of them; undefined where all do. It goes by value: that a
 * state was written since does not matter by itself.
 */
export async function outdated(
  consumed: readonly ConsumedValue[],
  read: ReadState,
): Promise<string | undefined> {
  for (const { from, path, source } of consumed) {
    if (source.kind !== "state") return `${from}.${placeText(path)} was not read from a state`;
    const state = await read(from);
    if (state === undefined) return `${from} has no state any more`;
    if (state.lineage !== source.lineage) return `${from} has another state, of other lineage`;
    const outputs = Object.fromEntries(
      Object.entries(state.outputs).map(([name, { value }]) => [name, value]),
    );
    if (digestOfValue(valueAt(outputs, path)) !== source.digest) {
      return `${from}.${placeText(path)} has changed since serial ${source.serial}`;
    }
  }
  return undefined;
}
