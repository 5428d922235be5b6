import { type Field, layerOf, OUTPUT_KEY, selectOutput } from "@strata/contract";
import { suggestion } from "@strata/values";
import type { LayerDefinition } from "../layer-definition";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { isReference, presentEntries, type Tree, treeAt, walk } from "../yaml/tree";
import { gotText, valueText } from "../yaml/value-text";
import { keysAt } from "./reference-edges";

/** A reference as it stands in settings. */
export interface OutputUse {
  /** From the top of the environment. */
  readonly path: SettingPath;
  /** What it names, such as `data.fileSystems.metrics.id`; undefined where it is malformed. */
  readonly target?: string;
  /** What is wrong with its form. */
  readonly fault?: ValueFault;
}

/** What a reference may look at. */
export interface OutputScope {
  /** The layer whose settings it stands in. */
  readonly consumer: LayerDefinition;
  /** The registry, in order. */
  readonly layers: readonly LayerDefinition[];
  /** Layers that the environment lists. */
  readonly listed: readonly string[];
  /** The settings of a layer, whose keys are the names of entries. */
  readonly settings: (layer: string) => unknown;
}

/** The field that a reference names, or why it names none. */
export type Resolution = { readonly field: Field } | { readonly fault: Omit<ValueFault, "path" | "place"> };

/** References at or below a tree, malformed ones too. */
export function findOutputs(tree: Tree, path: SettingPath): readonly OutputUse[] {
  return [...walk(tree, path)]
    .filter(([, child]) => isReference(child))
    .map(([at, child]) => formOf(at, child));
}

/** Follows `layer.output`, or `layer.output.entry.field`, through the contracts of the layers that the consumer may read. */
export function resolveOutput(target: string, scope: OutputScope): Resolution {
  const name = layerOf(target);
  const layer = scope.layers.find((candidate) => candidate.name === name);
  if (layer === undefined) {
    const mend = suggestion(name, scope.consumer.reads);
    return { fault: { expected: "a layer", got: valueText(name), ...(mend === undefined ? {} : { mend }) } };
  }
  const unread = layerFault(layer, scope);
  if (unread !== undefined) {
    return { fault: unread };
  }
  const settings = scope.settings(name);
  const result = selectOutput(target, layer.contract, (of) => keysAt(settings, of));
  return "fault" in result ? result : { field: result.selected.field };
}

function formOf(path: SettingPath, tree: Tree): OutputUse {
  const target = treeAt(tree, [OUTPUT_KEY]);
  const others = tree.kind === "map" ? presentEntries(tree).filter(([key]) => key !== OUTPUT_KEY) : [];
  const fault = {
    path,
    place: "value" as const,
    expected: `{ ${OUTPUT_KEY}: <layer>.<output> } and nothing beside it`,
  };
  if (others.length > 0) {
    return {
      path,
      fault: { ...fault, got: `${others.map(([key]) => key).join(", ")} beside ${OUTPUT_KEY}` },
    };
  }
  if (target?.kind !== "scalar" || typeof target.value !== "string") {
    return { path, fault: { ...fault, got: `${gotText(target)} in ${OUTPUT_KEY}` } };
  }
  return { path, target: target.value };
}

/** Why the consumer may not read a layer, if so. */
function layerFault(
  layer: LayerDefinition,
  { consumer, layers, listed }: OutputScope,
): Omit<ValueFault, "path" | "place"> | undefined {
  const got = valueText(layer.name);
  const reads = consumer.reads.length === 0 ? "it reads none" : `it reads ${consumer.reads.join(", ")}`;
  if (layers.indexOf(layer) >= layers.indexOf(consumer)) {
    return { expected: `a layer before ${consumer.name}`, got, mend: reads };
  }
  if (!consumer.reads.includes(layer.name)) {
    return { expected: `a layer that ${consumer.name} reads`, got, mend: reads };
  }
  return listed.includes(layer.name)
    ? undefined
    : { expected: "a layer of this environment", got, mend: `add ${layer.name} to layers` };
}
