import { subnetPlace } from "@strata/cidr";
import { isAtOrBelow, own } from "@strata/values";
import { heldOf, placedSubnets } from "../changes/held-values";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import { type LedgerEnvironment, recordedAt } from "./ledger";

const NOTHING: LedgerEnvironment = { units: {}, subnets: {}, settings: {}, unset: [], entries: {} };

/** What the ledger says of an environment as its settings have it now. */
export function recordOf(environment: Environment, layers: readonly LayerDefinition[]): LedgerEnvironment {
  const { values, entries } = heldOf(environment, layers);
  const dotted = values.map(({ path, value }) => ({ path: path.join("."), value }));
  return {
    units: Object.fromEntries(
      Object.entries(environment.state).map(([layer, { bucket, key }]) => [layer, { bucket, key }]),
    ),
    subnets: placedSubnets(environment, layers),
    settings: Object.fromEntries(
      dotted.filter(({ value }) => value !== undefined).map(({ path, value }) => [path, value]),
    ),
    unset: dotted.filter(({ value }) => value === undefined).map(({ path }) => path),
    entries,
  };
}

/** What is recorded, and what is new beside it: nothing that is recorded changes. */
export function withNew(recorded: LedgerEnvironment = NOTHING, now: LedgerEnvironment): LedgerEnvironment {
  const isKnown = (path: string): boolean => recordedAt(recorded, path) !== undefined;
  const kinds = [...new Set([...Object.keys(now.entries), ...Object.keys(recorded.entries)])];
  const newSettings = Object.entries(now.settings).filter(([path]) => !isKnown(path));
  return {
    units: { ...now.units, ...recorded.units },
    subnets: { ...now.subnets, ...recorded.subnets },
    settings: inOrderOf(now.settings, { ...Object.fromEntries(newSettings), ...recorded.settings }),
    unset: [...recorded.unset, ...now.unset.filter((path) => !isKnown(path))],
    entries: Object.fromEntries(
      kinds.map((kind) => {
        const [old, current] = [own(recorded.entries, kind) ?? [], own(now.entries, kind) ?? []];
        return [kind, [...current, ...old.filter((name) => !current.includes(name))]];
      }),
    ),
  };
}

/**
 * What is recorded without a setting, an entry or a kind, so that it is recorded anew: what has that path, what is below
 * it, and what goes with it.
 * @param paths dotted, for example `data.buckets.assets`
 * @param takes what goes with a setting, by its dotted path
 */
export function withoutPaths(
  recorded: LedgerEnvironment,
  paths: readonly string[],
  layers: readonly LayerDefinition[],
  takes: ReadonlyMap<string, readonly string[]>,
): LedgerEnvironment {
  const all = [...paths, ...paths.flatMap((path) => takes.get(path) ?? [])];
  const isGone = (path: string): boolean => all.some((at) => isAtOrBelow(path, at));
  const subnetKinds = layers.flatMap(({ name, subnetsOf }) =>
    subnetsOf === undefined ? [] : [`${name}.${subnetsOf}`],
  );
  const isGoneSubnet = (name: string): boolean =>
    subnetKinds.some((kind) => isGone(`${kind}.${subnetPlace(name).tier}`));
  return {
    units: recorded.units,
    subnets: kept(recorded.subnets, (name) => !isGoneSubnet(name)),
    settings: kept(recorded.settings, (path) => !isGone(path)),
    unset: recorded.unset.filter((path) => !isGone(path)),
    entries: withoutEmpty(
      Object.entries(recorded.entries).map(([kind, names]) => [
        kind,
        names.filter((name) => !isGone(`${kind}.${name}`)),
      ]),
    ),
  };
}

/** What is recorded without the subnets of entries at or below paths, so that the planner need not keep them. */
export function withoutSubnets(
  recorded: LedgerEnvironment,
  paths: readonly string[],
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  const { subnets } = withoutPaths(recorded, paths, layers, new Map());
  return { ...recorded, subnets };
}

/** What is recorded without one layer: it was destroyed. */
export function withoutLayer(
  recorded: LedgerEnvironment,
  layer: string,
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  return {
    ...withoutPaths(recorded, [layer], layers, new Map()),
    units: kept(recorded.units, (name) => name !== layer),
  };
}

function kept<T>(
  values: Readonly<Record<string, T>>,
  isKept: (key: string) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => isKept(key)));
}

function withoutEmpty(
  entries: readonly (readonly [string, readonly string[]])[],
): LedgerEnvironment["entries"] {
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0));
}

/** The values in the order of the keys of others; what they do not have comes last. */
function inOrderOf<T>(
  order: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const known = Object.keys(order).filter((key) => Object.hasOwn(values, key));
  const rest = Object.keys(values).filter((key) => !Object.hasOwn(order, key));
  return Object.fromEntries([...known, ...rest].map((key) => [key, own(values, key) as T]));
}
