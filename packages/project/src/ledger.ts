import {
  checkContext,
  type LayerDefinition,
  type Ledger,
  type LoadedEnvironment,
  type Problem,
  renderLedger,
  type SubnetsByEnvironment,
} from "@strata/config";
import { parse } from "yaml";

/** The text of the state ledger as the environments have it now; subnets that the planner placed stay where they are. */
export function freshLedger(
  environments: readonly LoadedEnvironment[],
  ledger: Ledger,
  layers: readonly LayerDefinition[],
): string {
  return renderLedger(environments, ledger, plannedSubnets(environments, layers));
}

/** What a ledger says of every environment. */
type Recorded = Ledger["environments"];

/** What the ledger has to say otherwise, one problem for each unit and each held subnet. */
export function ledgerDifferences(ledger: Ledger, fresh: string): readonly Problem[] {
  const { environments } = parse(fresh) as { readonly environments: Recorded };
  const recorded = entriesOf(ledger.environments);
  const now = entriesOf(environments);
  return [...new Set([...recorded.keys(), ...now.keys()])]
    .map((path) => ({ path, was: recorded.get(path), is: now.get(path) }))
    .filter(({ was, is }) => was?.text !== is?.text)
    .map(({ path, was, is }) => {
      const { id, layer } = was ?? is ?? { id: "" };
      return {
        ...ledger.originOf(id, layer),
        path,
        expected: is?.text ?? "no entry",
        got: was?.text ?? "no entry",
        mend: "record it with strata state ledger --write",
      };
    });
}

interface Entry {
  readonly id: string;
  readonly layer?: string;
  readonly text: string;
}

/** Every unit and subnet by its dotted path. */
function entriesOf(environments: Recorded): ReadonlyMap<string, Entry> {
  return new Map(
    Object.entries(environments).flatMap(([id, { units, subnets = {} }]): [string, Entry][] => [
      ...Object.entries(units).map(([layer, { bucket, key }]): [string, Entry] => [
        `${id}.units.${layer}`,
        { id, layer, text: `s3://${bucket}/${key}` },
      ]),
      ...Object.entries(subnets).map(([name, cidr]): [string, Entry] => [
        `${id}.subnets.${name}`,
        { id, text: cidr },
      ]),
    ]),
  );
}

/** Where the planner has put subnets that no setting places, so that they stay there. */
function plannedSubnets(
  environments: readonly LoadedEnvironment[],
  layers: readonly LayerDefinition[],
): SubnetsByEnvironment {
  return Object.fromEntries(
    environments.map(({ environment }) => {
      const blocks = layers.flatMap(({ addresses }) => addresses?.(checkContext(environment)).blocks ?? []);
      const planned = blocks.flatMap(({ plannedAs, cidr }) =>
        plannedAs === undefined ? [] : [[plannedAs, cidr]],
      );
      return [environment.id, Object.fromEntries(planned)];
    }),
  );
}
