import { own } from "@strata/values";
import { takeRenames } from "../changes/renames";
import type { CheckContext, ClaimedName, LayerDefinition, SettingsProblem } from "../layer-definition";
import { locateState } from "../ledger/state-location";
import { idleRemovals, topSchema } from "../merge/removals";
import { findOutputs } from "../references/output-references";
import { referenceFaults, referencesToSeveralKinds } from "../references/reference-faults";
import type { Reference } from "../references/refers-to";
import type { ValueFault } from "../report/value-fault";
import {
  ENVIRONMENT_FIELD_NAMES,
  type EnvironmentFields,
  environmentFields,
} from "../schema/environment-schema";
import { type LayerList, listedLayers } from "../schema/layer-list";
import { checkSettings, checkUnlistedSettings } from "../schema/layer-settings";
import { repeatedItems } from "../schema/repeated-items";
import { faultsOf, safeParse, unknownKey } from "../schema/schema-issue";
import type { SettingPath } from "../yaml/setting-path";
import { type MapTree, plain, presentEntries, type Tree, treeAt } from "../yaml/tree";
import type { Environment, Exception, StateLocation } from "./environment";
import { judgeExceptions } from "./exceptions";
import { divergenceOf, type GivenEnvironment, historyOf } from "./history";

/** What is known of one environment after every check that concerns it alone. */
export interface CheckedEnvironment {
  /** Absent where its id, account, region or state is not known. It may still have faults. */
  readonly environment?: Environment;
  /** Effective settings in the shape of `environment.yaml`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names that its layers claim, each with the top key that holds its path: the layer, or `layers`. */
  readonly names: readonly (ClaimedName & { readonly layer: string })[];
  readonly faults: readonly ValueFault[];
  readonly warnings: readonly ValueFault[];
}

/** What is the same for every environment that is checked. */
export interface CheckScope {
  /** The registry: every layer, in order. */
  readonly layers: readonly LayerDefinition[];
  /** References of the registry that may name entries of several kinds. */
  readonly several: readonly Reference[];
  /** The day on which exceptions are judged. */
  readonly now: Date;
}

/** What environments are checked against. */
export function checkScope(layers: readonly LayerDefinition[], now: Date): CheckScope {
  return { layers, several: referencesToSeveralKinds(layers), now };
}

/** Checks one merged environment. */
export function checkEnvironment(
  written: MapTree,
  given: GivenEnvironment,
  { layers: registry, several, now }: CheckScope,
): CheckedEnvironment {
  const { root, ...renamed } = takeRenames(written, registry);
  const fields = checkFields(root);
  const { id, account, region, posture = "production", tags = {}, state, exceptions = [] } = fields.values;
  const listed = layersOf(root, fields.values.layers, registry);
  const layers = checkLayers(root, listed.layers, registry);
  const removals = idleRemovals(root, registry);
  const judged = judgeExceptions(exceptions as readonly Exception[], now);
  const names = listed.layers.map(({ name }) => name);
  const values = { ...fields.values, layers: names, ...layers.settings };
  const faults = [
    ...renamed.faults,
    ...unknownTopKeys(root, registry),
    ...fields.faults,
    ...below(["layers"], listed.problems),
    ...layers.faults,
    ...referenceFaults({ layers: registry, several, listed: names, settings: layers.settings, root }),
    ...removals.faults,
    ...below(["exceptions"], judged.problems),
  ];
  const warnings = [...removals.warnings, ...below(["exceptions"], judged.warnings)];
  if (id === undefined || account === undefined || region === undefined) {
    return { values, names: [], faults, warnings };
  }
  const located =
    state === undefined
      ? undefined
      : locateAll(names, (layer) => locateState(state, { id, path: given.path, layer, account, region }));
  const history = historyOf(id, renamed.renames, given, registry);
  const settled: Environment = {
    id,
    path: given.path,
    account,
    region,
    posture,
    layers: names,
    tags,
    state: located?.locations ?? {},
    providers: fields.values.providers ?? {},
    platforms: fields.values.platforms ?? [],
    regions: providerRegions(fields.values.regions ?? [], region),
    exceptions: exceptions as readonly Exception[],
    settings: layers.settings,
    heldSubnets: history.recorded?.record.subnets ?? {},
    ...(history.renames.length === 0 ? {} : { renames: history.renames }),
  };
  const sound = listed.layers.filter(({ name }) => Object.hasOwn(layers.settings, name));
  const divergence = divergenceOf(settled, history.recorded, { sound, isListed: listed.isListed });
  const environment = divergence.holdsSubnets ? settled : { ...settled, heldSubnets: {} };
  const context: CheckContext = { environment, settings: (layer) => own(layers.settings, layer) };
  const changed = given.judged === false ? [] : divergence.faults;
  // Of a setting whose change is refused, nothing else is said.
  const isChanged = ({ path }: ValueFault): boolean =>
    changed.some((change) => change.path.join(".") === path.join("."));
  return {
    ...(located?.problems.length === 0 ? { environment } : {}),
    values,
    names: [
      ...soleLayers(listed.layers, treeAt(root, ["layers"])),
      ...sound.flatMap((layer) =>
        (layer.names?.(context) ?? []).map((name) => ({ ...name, layer: layer.name })),
      ),
    ],
    faults: [
      ...faults,
      ...history.faults,
      ...changed,
      ...below(["state"], located?.problems ?? []),
      ...sound
        .flatMap((layer) => below([layer.name], layer.check?.(context) ?? []))
        .filter((fault) => !isChanged(fault)),
    ],
    warnings,
  };
}

/**
 * The layers of an environment. Of a list that does not fit its schema nothing is known, not even that the environment has
 * the layers that are always there; one with an unknown name may be meant to have any other.
 */
function layersOf(
  root: MapTree,
  names: EnvironmentFields["layers"],
  registry: readonly LayerDefinition[],
): LayerList & { readonly isListed: boolean } {
  if (names === undefined && presentAt(root, ["layers"]) !== undefined) {
    return { layers: [], problems: [], isListed: false };
  }
  const listed = listedLayers(names, registry);
  return { ...listed, isListed: listed.problems.length === 0 };
}

/** The claims of layers for which there is room once, where the environment lists them. */
function soleLayers(listed: readonly LayerDefinition[], list: Tree | undefined): CheckedEnvironment["names"] {
  const written = list === undefined ? [] : ([plain(list)].flat() as readonly unknown[]);
  return listed.flatMap(({ name, sole }) =>
    sole === undefined
      ? []
      : [
          {
            layer: "layers",
            path: written.includes(name) ? [written.indexOf(name)] : [],
            scope: sole.scope,
            kind: "layer",
            name,
            sole: sole.expected,
          },
        ],
  );
}

interface CheckedFields {
  /** Those that fit their schema. */
  readonly values: Partial<EnvironmentFields>;
  readonly faults: readonly ValueFault[];
}

/** Each field for itself, so that a wrong account does not hide a wrong subnet. */
function checkFields(root: MapTree): CheckedFields {
  const checked = ENVIRONMENT_FIELD_NAMES.map((name) => {
    const tree = presentAt(root, [name]);
    const schema = environmentFields[name];
    const value = tree && plain(tree);
    const references = tree === undefined ? [] : findOutputs(tree, [name]);
    const result = safeParse(schema, value);
    if (references.length > 0) {
      return { name, faults: references.map((use) => misplacedReference(use.path)) };
    }
    // The list of layers is judged with the registry.
    const repeated = name === "layers" ? [] : repeatedItems(schema, value, [name]);
    return result.success
      ? { name, value: result.data, faults: repeated }
      : {
          name,
          faults: [...below([name], faultsOf(result.error.issues, { schema, tree, value })), ...repeated],
        };
  });
  return {
    values: Object.fromEntries(
      checked.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
    ),
    faults: checked.flatMap(({ faults }) => faults),
  };
}

function misplacedReference(path: SettingPath): ValueFault {
  const mend = "references stand in the settings of a layer";
  return { path, place: "value", expected: "a plain value", got: "a reference", mend };
}

interface CheckedLayers {
  /** Settings of the listed layers that fit their schemas. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly faults: readonly ValueFault[];
}

/** In the registry's order, since a reference needs the settings of the layer that it names. */
function checkLayers(
  root: MapTree,
  listed: readonly LayerDefinition[],
  registry: readonly LayerDefinition[],
): CheckedLayers {
  const names = listed.map(({ name }) => name);
  return registry.reduce<CheckedLayers>(
    ({ settings, faults }, layer) => {
      const tree = presentAt(root, [layer.name]);
      if (!listed.includes(layer)) {
        return {
          settings,
          faults: tree === undefined ? faults : [...faults, ...checkUnlistedSettings(tree, layer)],
        };
      }
      const known = (name: string): unknown => own(settings, name) ?? plainAt(root, name);
      const checked = checkSettings(tree, {
        consumer: layer,
        layers: registry,
        listed: names,
        settings: known,
      });
      return {
        settings: "settings" in checked ? { ...settings, [layer.name]: checked.settings } : settings,
        faults: [...faults, ...checked.faults],
      };
    },
    { settings: {}, faults: [] },
  );
}

function unknownTopKeys(root: MapTree, registry: readonly LayerDefinition[]): readonly ValueFault[] {
  const known = [...ENVIRONMENT_FIELD_NAMES, ...registry.map(({ name }) => name)] as readonly string[];
  return presentEntries(root)
    .filter(([key]) => !known.includes(key))
    .map(([key]) => unknownKey([key], { schema: topSchema(registry), value: undefined }));
}

interface LocatedStates {
  readonly locations: Readonly<Record<string, StateLocation>>;
  readonly problems: readonly SettingsProblem[];
}

function locateAll(
  layers: readonly string[],
  locate: (layer: string) => ReturnType<typeof locateState>,
): LocatedStates {
  const located = layers.map((layer) => ({ layer, ...locate(layer) }));
  return {
    locations: Object.fromEntries(
      located.flatMap((unit) => ("location" in unit ? [[unit.layer, unit.location]] : [])),
    ),
    problems: located.flatMap((unit) => ("problems" in unit ? unit.problems : [])),
  };
}

/** CloudFront, its certificates and WAF exist in us-east-1 only, so every environment can reach it. */
function providerRegions(regions: readonly string[], own: string): readonly string[] {
  return [...new Set(["us-east-1", ...regions.filter((region) => region !== own)])].sort();
}

function below(
  prefix: SettingPath,
  problems: readonly (SettingsProblem | ValueFault)[],
): readonly ValueFault[] {
  return problems.map((problem) => ({ place: "value", ...problem, path: [...prefix, ...problem.path] }));
}

function presentAt(root: Tree, path: SettingPath): Tree | undefined {
  const tree = treeAt(root, path);
  return tree?.kind === "removed" ? undefined : tree;
}

function plainAt(root: Tree, layer: string): unknown {
  const tree = presentAt(root, [layer]);
  return tree && plain(tree);
}
