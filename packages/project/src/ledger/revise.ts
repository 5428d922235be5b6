import {
  formatProblem,
  goneEnvironments,
  type LayerDefinition,
  type Ledger,
  type LedgerEnvironment,
  type LoadedEnvironment,
  ledgerWith,
  recordOf,
  reversed,
  s3Url,
  withNew,
  withoutLayer,
  withRenames,
} from "@strata/config";
import { ProjectError } from "../project-error";
import { forgottenUnits, movedUnits, recordedUnits } from "./units";

/** What a person says of units that the ledger has. */
export interface LedgerOrders {
  /** Units whose state was moved to where the settings have it: by stack, folder and layer, or environment. */
  readonly moved?: readonly string[];
  /** Units that were destroyed. */
  readonly forgotten?: readonly string[];
}

/** A ledger as it is to be written, and what that means. */
export interface Revision {
  readonly ledger: Ledger;
  /** What changes of what was recorded, and what that means: one sentence each. */
  readonly consequences: readonly string[];
}

/**
 * The ledger with what is new in the environments. What is recorded stays, but for the units that are named.
 * @throws {ProjectError} for units that the ledger does not have, that did not move, or that are still listed, and for
 * an environment that has taken the place of one with another id
 */
export function revised(
  ledger: Ledger,
  loaded: readonly LoadedEnvironment[],
  layers: readonly LayerDefinition[],
  { moved = [], forgotten = [] }: LedgerOrders = {},
): Revision {
  const units = recordedUnits(ledger, loaded);
  const gone = forgottenUnits(forgotten, units);
  const elsewhere = movedUnits(moved, units);
  const environments = new Map<string, LedgerEnvironment>(Object.entries(ledger.environments));
  for (const { id, layer } of gone) {
    const record = environments.get(id);
    if (record === undefined) continue;
    const left = withoutLayer(record, layer, layers);
    if (Object.keys(left.units).length === 0) environments.delete(id);
    else environments.set(id, left);
  }
  for (const { id, layer, to } of elsewhere) {
    const record = environments.get(id);
    if (record !== undefined) environments.set(id, { ...record, units: { ...record.units, [layer]: to } });
  }
  // An environment under another id would be recorded as a new one, and the old one's resources forgotten.
  const base = ledgerWith(ledger, Object.fromEntries(environments));
  const known = loaded.map(({ environment }) => environment.id);
  const { problems } = goneEnvironments(loaded, base, known);
  if (problems.length > 0) throw new ProjectError(problems.map(formatProblem));
  for (const { environment } of loaded) {
    const record = environments.get(environment.id);
    const now = recordOf(environment, layers);
    environments.set(
      environment.id,
      record === undefined ? now : withNewUnder(record, now, environment, layers),
    );
  }
  return {
    ledger: ledgerWith(ledger, Object.fromEntries(environments)),
    consequences: [
      ...elsewhere.map(
        ({ name, to, ...from }) =>
          `${name}: its state is looked for at ${s3Url(to)}, no longer at ${s3Url(from)}. Nothing moves it: if it is not there, the next apply creates everything a second time`,
      ),
      ...gone.map(
        ({ name, ...from }) =>
          `${name}: forgotten. Whatever ${s3Url(from)} still holds is looked after by nobody`,
      ),
    ],
  };
}

/** What is new, under the names that are recorded: a rename is recorded once somebody says that it was applied. */
function withNewUnder(
  record: LedgerEnvironment,
  now: LedgerEnvironment,
  { renames = [] }: LoadedEnvironment["environment"],
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  return withNew(record, withRenames(now, reversed(renames), layers));
}
