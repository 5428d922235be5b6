import { camelCase, isOutputReference, layerOf, selectOutput } from "@strata/contract";
import { isPlainMap, own, valueAt } from "@strata/values";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import type { SettingPath } from "../yaml/setting-path";
import { usedReferences } from "./reference-faults";
import { targetsOf } from "./reference-targets";

/** One setting of an environment that depends on another entry or output. */
export interface ReferenceEdge {
  /** Path of the setting, for example `["data", "caches", "sessions", "tier"]`. */
  readonly from: SettingPath;
  /** Dotted path of what it depends on: `network.tiers.private`, or an output such as `cluster.clusterName`. */
  readonly to: string;
}

/**
 * Who depends on whom in an environment without faults: by name, and by `$output`. What `explain` shows, and what
 * tells which units a change affects.
 */
export function referenceEdges(
  environment: Environment,
  layers: readonly LayerDefinition[],
): readonly ReferenceEdge[] {
  const { settings, layers: listed } = environment;
  return layers
    .filter(({ name }) => Object.hasOwn(settings, name))
    .flatMap((layer) => [
      ...usedReferences(layer, own(settings, layer.name)).flatMap(
        ({ path, name, reference }): readonly ReferenceEdge[] => {
          const target = targetsOf(reference, layers, settings, listed).find(
            (candidate) =>
              "entries" in candidate && typeof name === "string" && Object.hasOwn(candidate.entries, name),
          );
          return target === undefined ? [] : [{ from: path, to: `${target.of}.${String(name)}` }];
        },
      ),
      ...outputEdges(own(settings, layer.name), [layer.name], settings, layers),
    ]);
}

function outputEdges(
  value: unknown,
  path: SettingPath,
  settings: Environment["settings"],
  layers: readonly LayerDefinition[],
): readonly ReferenceEdge[] {
  if (isOutputReference(value)) {
    const producer = layers.find(({ name }) => name === layerOf(value.$output));
    const result =
      producer &&
      selectOutput(value.$output, producer.contract, (of) => keysAt(own(settings, producer.name), of));
    if (producer === undefined || result === undefined || "fault" in result) return [];
    const { output, entry } = result.selected;
    const declared = own(producer.contract.outputs, output);
    const key = declared?.type === "entries" ? declared.of : camelCase(output);
    return [{ from: path, to: [producer.name, key, ...(entry === undefined ? [] : [entry.name])].join(".") }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => outputEdges(item, [...path, index], settings, layers));
  }
  return isPlainMap(value)
    ? Object.entries(value).flatMap(([key, child]) => outputEdges(child, [...path, key], settings, layers))
    : [];
}

/** Keys of the map at a dotted path of settings: the names of a kind's entries. */
export function keysAt(settings: unknown, path: string): readonly string[] {
  const map = valueAt(settings, path.split("."));
  return isPlainMap(map) ? Object.keys(map) : [];
}
