import { suggestion } from "@strata/values";
import type { LayerDefinition, SettingsProblem } from "../layer-definition";
import { valueText } from "../yaml/value-text";

/** The layers of an environment, and what is wrong with the list. */
export interface LayerList {
  /** Known layers of the list, in the registry's order. */
  readonly layers: readonly LayerDefinition[];
  /** Paths are inside `layers`. */
  readonly problems: readonly SettingsProblem[];
}

/** Reads the list of layers; where there is none, every layer that is always present. */
export function listedLayers(
  names: readonly string[] | undefined,
  registry: readonly LayerDefinition[],
): LayerList {
  if (names === undefined) {
    return { layers: registry.filter(({ presence }) => presence === "always"), problems: [] };
  }
  const problems = names.flatMap((name, index) => entryProblems(name, index, names, registry));
  return { layers: registry.filter(({ name }) => names.includes(name)), problems };
}

function entryProblems(
  name: string,
  index: number,
  names: readonly string[],
  registry: readonly LayerDefinition[],
): readonly SettingsProblem[] {
  const path = [index];
  const layer = registry.find((candidate) => candidate.name === name);
  if (layer === undefined) {
    const mend = suggestion(
      name,
      registry.map((candidate) => candidate.name),
    );
    return [
      { path, expected: "a known layer", got: valueText(name), ...(mend === undefined ? {} : { mend }) },
    ];
  }
  if (names.indexOf(name) !== index) {
    return [{ path, expected: "each layer once", got: `${valueText(name)} again` }];
  }
  return layer.reads
    .filter((upstream) => !names.includes(upstream))
    .map((upstream) => ({
      path,
      expected: `${upstream} in the list too, which ${name} reads`,
      got: names.join(", "),
      mend: `add ${upstream} or remove ${name}`,
    }));
}
