import { own } from "@strata/values";
import { changeFault, entryFaults, type Recorded, subnetFaults } from "../changes/change-faults";
import { changedValues, goneEntries, movedSubnets } from "../changes/differences";
import { heldOf, placedSubnets } from "../changes/held-values";
import type { Rename } from "../changes/rename";
import { recordFault } from "../changes/renames";
import type { LayerDefinition } from "../layer-definition";
import type { Ledger } from "../ledger/ledger";
import { unitFaults } from "../ledger/ledger-check";
import { withRenames } from "../ledger/renamed-record";
import type { ValueFault } from "../report/value-fault";
import type { Environment } from "./environment";

/** An environment's place, and what is known of it besides its files. */
export interface GivenEnvironment {
  /** Its folder under the environments folder. */
  readonly path: string;
  /** What is recorded of environments. @default nothing */
  readonly ledger?: Ledger;
  /** Whether a difference from the ledger is a fault. @default it is */
  readonly judged?: boolean;
}

/** What the ledger has of an environment, under the names that its entries have now. */
export interface History {
  /** Undefined where it has none of that id. */
  readonly recorded: Recorded | undefined;
  /** Renames of what exists. */
  readonly renames: readonly Rename[];
  readonly faults: readonly ValueFault[];
}

/** What is known of an environment from before: what is recorded of it, and which of its renames apply. */
export function historyOf(
  id: string,
  renames: readonly Rename[],
  { ledger }: GivenEnvironment,
  registry: readonly LayerDefinition[],
): History {
  const record = ledger?.environment(id);
  const judged = renames.map((rename) => ({
    rename,
    fault: recordFault(rename, own(record?.entries, `${rename.layer}.${rename.kind}`)),
  }));
  const faults = judged.flatMap(({ fault }) => fault ?? []);
  const live = judged.filter(({ fault }) => fault === undefined).map(({ rename }) => rename);
  return ledger === undefined || record === undefined
    ? { recorded: undefined, renames: [], faults }
    : {
        recorded: { ledger, record: withRenames(record, live, registry), renames: live },
        renames: live,
        faults,
      };
}

/** What differs from the ledger in a way that AWS does not take. */
export interface Divergence {
  readonly faults: readonly ValueFault[];
  /** Whether subnets stay where they are: where their VPC becomes another one, none does. */
  readonly holdsSubnets: boolean;
}

/** What of an environment is free of faults, and so can be compared. */
export interface Sound {
  /** Layers without faults of their own. */
  readonly sound: readonly LayerDefinition[];
  /** Whether it is known which layers it has. */
  readonly isListed: boolean;
}

/** Compares an environment with what is recorded of it, as far as it has no faults. */
export function divergenceOf(
  environment: Environment,
  recorded: Recorded | undefined,
  { sound, isListed }: Sound,
): Divergence {
  if (recorded === undefined) return { faults: [], holdsSubnets: true };
  const held = heldOf(environment, sound);
  const refused = changedValues(held, recorded).filter(({ isPermitted }) => !isPermitted);
  const taken = new Set(refused.flatMap(({ change: { takes = [] } }) => takes));
  const holding = sound.filter(
    ({ name, subnetsOf }) => subnetsOf !== undefined && !taken.has(`${name}.${subnetsOf}`),
  );
  return {
    holdsSubnets: taken.size === 0,
    faults: [
      ...(isListed ? unitFaults(environment, recorded.ledger) : []),
      ...refused.map((change) => changeFault(change, recorded, environment)),
      ...entryFaults(goneEntries(held, recorded, sound), recorded, environment),
      ...holding.flatMap((layer) =>
        subnetFaults(
          movedSubnets(placedSubnets(environment, [layer]), recorded),
          recorded,
          environment,
          layer,
        ),
      ),
    ],
  };
}
