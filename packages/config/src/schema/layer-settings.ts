import { OUTPUT_KEY } from "@strata/contract";
import { withoutKey, withValue } from "@strata/values";
import type { LayerDefinition } from "../layer-definition";
import { misusedMarks } from "../references/marked-maps";
import {
  findOutputs,
  type OutputScope,
  type OutputUse,
  resolveOutput,
} from "../references/output-references";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { isReference, plain, presentEntries, type Tree } from "../yaml/tree";
import { repeatedItems } from "./repeated-items";
import { faultsOf, safeParse } from "./schema-issue";

/** Settings of one layer after their schema, and what is wrong with them. Paths start with the layer's name. */
export interface LayerSettings {
  /** Absent where they do not fit the schema even without their unknown keys. */
  readonly settings?: unknown;
  readonly faults: readonly ValueFault[];
}

/**
 * Checks the settings of a layer that the environment lists. References are checked against the contracts;
 * their examples then stand in for them before the schema, so that a reference of the wrong type is a fault.
 */
export function checkSettings(tree: Tree | undefined, scope: OutputScope): LayerSettings {
  const { consumer } = scope;
  const uses =
    tree === undefined
      ? []
      : [
          ...findOutputs(tree, [consumer.name]).map((use) => resolved(use, scope)),
          ...misusedMarks(tree, [consumer.name]),
        ];
  return parsed(consumer, tree, uses);
}

/**
 * Checks settings that a layer would have if the environment listed it: a `defaults.yaml` may set them for the
 * environments that do. What is missing is no fault, and references are checked for their form only.
 */
export function checkUnlistedSettings(tree: Tree, layer: LayerDefinition): readonly ValueFault[] {
  const { faults } = parsed(layer, tree, [
    ...findOutputs(tree, [layer.name]),
    ...misusedMarks(tree, [layer.name]),
  ]);
  return faults.filter(({ kind }) => kind !== "missing");
}

/** A reference, and the example of the field that it names where it names one. */
interface ResolvedUse extends OutputUse {
  readonly example?: unknown;
}

function resolved(use: OutputUse, scope: OutputScope): ResolvedUse {
  if (use.target === undefined) {
    return use;
  }
  const resolution = resolveOutput(use.target, scope);
  return "field" in resolution
    ? { ...use, example: resolution.field.example }
    : { ...use, fault: { path: use.path, place: "value", ...resolution.fault } };
}

function parsed(layer: LayerDefinition, tree: Tree | undefined, uses: readonly ResolvedUse[]): LayerSettings {
  const top: SettingPath = [layer.name];
  const examples = new Map(uses.map((use) => [use.path.join("\0"), use.example]));
  const value = tree === undefined ? {} : plainWithExamples(tree, top, examples);
  const checked = { schema: layer.settings, tree, value };
  const result = safeParse(layer.settings, value);
  const referenceFaults = uses.flatMap(({ fault }) => fault ?? []);
  const open = uses.filter(({ example }) => example === undefined).map(({ path }) => path);
  const schemaFaults = result.success
    ? []
    : faultsOf(result.error.issues, checked)
        .map((fault): ValueFault => ({ ...fault, path: [...top, ...fault.path] }))
        // A reference that names nothing has a fault already; what stands in for it proves nothing.
        .filter(
          ({ path }) =>
            !open.some((start) => start.every((step, index) => String(path[index]) === String(step))),
        );
  const repeated = tree === undefined ? [] : repeatedItems(layer.settings, plain(tree), top);
  const faults = [...referenceFaults, ...schemaFaults, ...repeated];
  const output = result.success
    ? result
    : withoutUnknownKeys(layer, value, [...referenceFaults, ...schemaFaults]);
  // What follows from a list with an item twice, such as a zone, would be said at other settings.
  return output === undefined || !output.success || open.length + repeated.length > 0
    ? { faults }
    : { faults, settings: withReferences(output.data, uses) };
}

/** Where unknown keys are the only faults, the rest is settings that the layer's own check can judge. */
function withoutUnknownKeys(
  layer: LayerDefinition,
  value: unknown,
  faults: readonly ValueFault[],
): ReturnType<typeof safeParse> | undefined {
  return faults.every(({ kind }) => kind === "unknownKey")
    ? safeParse(
        layer.settings,
        faults.reduce((rest, { path }) => withoutKey(rest, path.slice(1)), value),
      )
    : undefined;
}

function plainWithExamples(tree: Tree, path: SettingPath, examples: ReadonlyMap<string, unknown>): unknown {
  if (isReference(tree)) {
    return examples.get(path.join("\0"));
  }
  if (tree.kind === "map") {
    return Object.fromEntries(
      presentEntries(tree).map(([key, child]) => [key, plainWithExamples(child, [...path, key], examples)]),
    );
  }
  return tree.kind === "list"
    ? tree.items.map((item, index) => plainWithExamples(item, [...path, index], examples))
    : plain(tree);
}

function withReferences(settings: unknown, uses: readonly ResolvedUse[]): unknown {
  return uses.reduce(
    (result, { path, target }) => withValue(result, path.slice(1), { [OUTPUT_KEY]: target }),
    settings,
  );
}
