import { isOutputReference, OUTPUT_KEY } from "@strata/contract";
import { isPlainMap, valueAt, withValue } from "@strata/values";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import { subnetsUnderNewNames } from "../ledger/renamed-record";
import { referencesIn } from "../references/reference-walk";
import type { SettingPath } from "../yaml/setting-path";
import { type Rename, reversed } from "./rename";

/**
 * An environment as it was before its entries got new names: the entries and all that refers to them have the old
 * ones, everything else is as it is now.
 */
export function formerEnvironment(environment: Environment, layers: readonly LayerDefinition[]): Environment {
  const { renames = [], heldSubnets } = environment;
  const settings = Object.fromEntries(
    Object.entries(environment.settings).map(([name, own]) => {
      const layer = layers.find((one) => one.name === name);
      return [name, layer === undefined ? own : formerSettings(layer, own, renames)] as const;
    }),
  );
  return {
    ...environment,
    settings,
    heldSubnets: subnetsUnderNewNames(heldSubnets, reversed(renames), layers),
  };
}

function formerSettings(layer: LayerDefinition, settings: unknown, renames: readonly Rename[]): unknown {
  const uses = [...referencesIn(layer.settings, settings)].flatMap(({ path, place, reference, name }) => {
    const renamed = renames.find(
      ({ layer, kind, entry }) => entry === name && reference.kinds.includes(`${layer}.${kind}`),
    );
    return renamed === undefined ? [] : [{ path, place, was: renamed.was }];
  });
  const values = uses.filter(({ place }) => place === "value");
  const keys = uses.filter(({ place }) => place === "key");
  const own = renames
    .filter((rename) => rename.layer === layer.name)
    .map(({ kind, entry, was }) => ({ path: [kind, entry] as SettingPath, was }));
  const renamed = values.reduce(
    (all, { path, was }) => withValue(all, path, was),
    withFormerOutputs(settings, renames),
  );
  // The deepest first: a path above would not lead to it any more.
  return [...keys, ...own]
    .toSorted((a, b) => b.path.length - a.path.length)
    .reduce((all, { path, was }) => withKey(all, path, was), renamed);
}

/** The value with another key at a path, in its place. */
function withKey(value: unknown, path: SettingPath, key: string): unknown {
  const above = path.slice(0, -1);
  const map = valueAt(value, above);
  if (!isPlainMap(map)) return value;
  const last = String(path.at(-1));
  const entries = Object.entries(map).map(([name, child]) => [name === last ? key : name, child] as const);
  return withValue(value, above, Object.fromEntries(entries));
}

function withFormerOutputs(value: unknown, renames: readonly Rename[]): unknown {
  if (isOutputReference(value)) {
    const text = String(value[OUTPUT_KEY]);
    const renamed = renames.find(({ layer, kind, entry }) => text.startsWith(`${layer}.${kind}.${entry}.`));
    if (renamed === undefined) return value;
    const { layer, kind, entry, was } = renamed;
    return { [OUTPUT_KEY]: `${layer}.${kind}.${was}${text.slice(`${layer}.${kind}.${entry}`.length)}` };
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withFormerOutputs(item, renames));
  if (!isPlainMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withFormerOutputs(child, renames)]),
  );
}
