import { subnetName, subnetPlace } from "@strata/cidr";
import { isAtOrBelow } from "@strata/values";
import type { Rename } from "../changes/rename";
import type { LayerDefinition } from "../layer-definition";
import type { LedgerEnvironment } from "./ledger";

/** What the ledger has of an environment, under the names that its entries have now. */
export function withRenames(
  record: LedgerEnvironment,
  renames: readonly Rename[],
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  return {
    ...renames.reduce(underNewName, record),
    subnets: subnetsUnderNewNames(record.subnets, renames, layers),
  };
}

/** Subnets by the names that they have once their tiers have other ones. */
export function subnetsUnderNewNames(
  subnets: LedgerEnvironment["subnets"],
  renames: readonly Rename[],
  layers: readonly LayerDefinition[],
): LedgerEnvironment["subnets"] {
  const tiers = renames.filter(({ layer, kind }) =>
    layers.some(({ name, subnetsOf }) => name === layer && subnetsOf === kind),
  );
  return withKeys(subnets, (name) => {
    const { tier, zone } = subnetPlace(name);
    const renamed = tiers.find(({ was }) => was === tier);
    return renamed === undefined ? name : subnetName({ name: renamed.entry }, zone);
  });
}

function underNewName(
  { units, subnets, settings, unset, entries }: LedgerEnvironment,
  { layer, kind, entry, was }: Rename,
): LedgerEnvironment {
  const before = `${layer}.${kind}.${was}`;
  const now = `${layer}.${kind}.${entry}`;
  const path = (dotted: string): string =>
    isAtOrBelow(dotted, before) ? now + dotted.slice(before.length) : dotted;
  return {
    units,
    subnets,
    settings: withKeys(settings, path),
    unset: unset.map(path),
    entries: Object.fromEntries(
      Object.entries(entries).map(([key, names]) => [
        key,
        key === `${layer}.${kind}` ? names.map((name) => (name === was ? entry : name)) : names,
      ]),
    ),
  };
}

function withKeys<T>(
  values: Readonly<Record<string, T>>,
  key: (name: string) => string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [key(name), value]));
}
