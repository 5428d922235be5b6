import type { Rename } from "../changes/rename";
import type { LayerDefinition } from "../layer-definition";
import type { LedgerEnvironment } from "./ledger";

/** What the ledger has of an environment, under the names that its entries have now. */
export function renamedRecord(
  record: LedgerEnvironment,
  renames: readonly Rename[],
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  return renames.reduce((recorded, rename) => underNewName(recorded, rename, layers), record);
}

function underNewName(
  { units, subnets, settings, unset, entries }: LedgerEnvironment,
  { layer, kind, entry, was }: Rename,
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  const before = `${layer}.${kind}.${was}`;
  const now = `${layer}.${kind}.${entry}`;
  const path = (dotted: string): string =>
    dotted === before || dotted.startsWith(`${before}.`) ? now + dotted.slice(before.length) : dotted;
  const isOfSubnets = layers.some(({ name, subnetsOf }) => name === layer && subnetsOf === kind);
  const subnet = (name: string): string => {
    const zone = name.slice(name.lastIndexOf("-"));
    return isOfSubnets && name === `${was}${zone}` ? `${entry}${zone}` : name;
  };
  return {
    units,
    subnets: withKeys(subnets, subnet),
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
