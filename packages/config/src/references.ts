import type { ContractField, LayerDefinition } from "./layer-definition";
import { suggestion } from "./nearest";
import type { SettingPath } from "./setting-path";
import { isReference, presentEntries, REFERENCE_KEY, type Tree, treeAt, walk } from "./tree";
import type { ValueFault } from "./value-fault";
import { isPlainMap } from "./value-path";
import { gotText, valueText } from "./value-text";

/** A reference as it stands in settings. */
export interface ReferenceUse {
  /** From the top of the environment. */
  readonly path: SettingPath;
  /** What it names, such as `data.fileSystems.metrics.id`; undefined where it is malformed. */
  readonly target?: string;
  /** What is wrong with its form. */
  readonly fault?: ValueFault;
}

/** What a reference may look at. */
export interface ReferenceScope {
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
export type Resolution =
  | { readonly field: ContractField }
  | { readonly fault: Omit<ValueFault, "path" | "place"> };

/** References at or below a tree, malformed ones too. */
export function findReferences(tree: Tree, path: SettingPath): readonly ReferenceUse[] {
  return [...walk(tree, path)]
    .filter(([, child]) => isReference(child))
    .map(([at, child]) => formOf(at, child));
}

/** Follows `layer.output`, or `layer.output.entry.field`, through the contracts. */
export function resolveReference(target: string, scope: ReferenceScope): Resolution {
  const [layerName = "", outputName = "", ...rest] = target.split(".");
  const layer = scope.layers.find(({ name }) => name === layerName);
  if (layer === undefined) {
    return unknown("layer", layerName, scope.consumer.reads);
  }
  const unread = layerFault(layer, scope);
  if (unread !== undefined) {
    return { fault: unread };
  }
  const { outputs } = layer.contract;
  const output = named(outputs, outputName);
  if (output === undefined) {
    return unknown(`output of ${layerName}`, outputName, Object.keys(outputs).map(camelCase));
  }
  if (output.kind !== "entries") {
    return rest.length === 0
      ? { field: output }
      : { fault: { expected: `${layerName}.${outputName}, which has no parts`, got: valueText(target) } };
  }
  const [entry, fieldName, ...beyond] = rest;
  const names = entryNames(scope.settings(layerName), output.of);
  const fields = Object.keys(output.fields).map(camelCase);
  if (entry === undefined || fieldName === undefined || beyond.length > 0) {
    const known = `entries: ${names.join(", ") || "none"}; fields: ${fields.join(", ")}`;
    return {
      fault: { expected: `${layerName}.${outputName}.<entry>.<field>`, got: valueText(target), mend: known },
    };
  }
  if (!names.includes(entry)) {
    return unknown(`entry of ${layerName}.${output.of}`, entry, names);
  }
  const field = named(output.fields, fieldName);
  return field === undefined ? unknown(`field of ${layerName}.${outputName}`, fieldName, fields) : { field };
}

/** `file_systems` as settings write it: `fileSystems`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The value of a contract's snake_case name that settings may write in camelCase. */
function named<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.entries(values).find(([candidate]) => camelCase(candidate) === camelCase(name))?.[1];
}

function formOf(path: SettingPath, tree: Tree): ReferenceUse {
  const target = treeAt(tree, [REFERENCE_KEY]);
  const others = tree.kind === "map" ? presentEntries(tree).filter(([key]) => key !== REFERENCE_KEY) : [];
  const fault = {
    path,
    place: "value" as const,
    expected: `{ ${REFERENCE_KEY}: <layer>.<output> } and nothing beside it`,
  };
  if (others.length > 0) {
    return {
      path,
      fault: { ...fault, got: `${others.map(([key]) => key).join(", ")} beside ${REFERENCE_KEY}` },
    };
  }
  if (target?.kind !== "scalar" || typeof target.value !== "string") {
    return { path, fault: { ...fault, got: `${gotText(target)} in ${REFERENCE_KEY}` } };
  }
  return { path, target: target.value };
}

/** Why the consumer may not read a layer, if so. */
function layerFault(
  layer: LayerDefinition,
  { consumer, layers, listed }: ReferenceScope,
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

function unknown(what: string, name: string, known: readonly string[]): Resolution {
  const mend = suggestion(name, known);
  return {
    fault: {
      expected: `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`,
      got: valueText(name),
      ...(mend === undefined ? {} : { mend }),
    },
  };
}

function entryNames(settings: unknown, of: string): readonly string[] {
  const entries = of
    .split(".")
    .reduce<unknown>((at, key) => (isPlainMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), settings);
  return isPlainMap(entries) ? Object.keys(entries) : [];
}
