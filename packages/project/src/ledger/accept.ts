import {
  changedValues,
  type Environment,
  goneEntries,
  type Held,
  heldOf,
  type LayerDefinition,
  type Ledger,
  type LedgerEnvironment,
  type LoadedEnvironment,
  ledgerWith,
  loadEnvironments,
  movedSubnets,
  placedSubnets,
  type Rename,
  recordOf,
  valueText,
  withNew,
  withoutPaths,
  withoutSubnets,
  withRenames,
} from "@strata/config";
import { isAtOrBelow, suggestion, withArticle } from "@strata/values";
import { environmentsOf } from "../environments";
import { layersOf } from "../layers";
import type { Project } from "../project";
import { ProjectError } from "../project-error";
import type { Revision } from "./revise";

/** A difference between the ledger and the settings of one environment. */
interface Difference {
  /** Dotted path, for example `network.cidr` or `data.buckets.assets`. */
  readonly path: string;
  readonly was: string;
  readonly is: string;
  /** What the next apply makes of it. */
  readonly since: string;
  /** Whether its rule lets it through. */
  readonly isPermitted: boolean;
}

/**
 * The ledger with some differences of an environment accepted: it then has them as the settings do.
 * @param select the folder or id of one environment
 * @param settings dotted paths; of each, everything at or below it. Empty: everything that may change freely
 * @throws {ProjectError} where it is not one environment, the settings have faults, the ledger does not have the
 * environment, or has a path as the settings do
 */
export function accepted(
  project: Project,
  ledger: Ledger,
  select: string,
  settings: readonly string[],
): Revision {
  const layers = layersOf(project);
  // A subnet that is to move is not kept where it is.
  const movable = Object.entries(ledger.environments).map(([id, record]) => [
    id,
    withoutSubnets(record, settings, layers),
  ]);
  const loaded = environmentsOf(project, [select], {
    ledger: "rewrite",
    record: ledgerWith(ledger, Object.fromEntries(movable)),
  });
  const [only, ...others] = loaded;
  if (only === undefined || others.length > 0) {
    throw new ProjectError([`${select}: expected exactly one environment, got ${loaded.length}`]);
  }
  const { environment } = only;
  const { id, path } = environment;
  const record = ledger.environment(id);
  if (record === undefined) {
    throw new ProjectError([
      `${path}: expected an environment of the ledger, got ${JSON.stringify(id)}, which it does not have; record it with strata state ledger --write`,
    ]);
  }
  const held = heldOf(environment, layers);
  const differences = differencesOf(environment, held, record, layers);
  const chosen = chosenOf(differences, settings);
  if (chosen.length === 0) return { ledger, consequences: [] };
  const paths = chosen.map((difference) => difference.path);
  const renames = (environment.renames ?? []).filter((rename) =>
    paths.some((one) => isAtOrBelow(one, pathOf(rename))),
  );
  const reduced = withoutPaths(
    withRenames(record, renames, layers),
    [
      // An entry under a new name is recorded as it was, but for what else is accepted of it.
      ...paths.filter((one) => !renames.some((rename) => pathOf(rename) === one)),
      ...namingSettings(held, renames),
    ],
    layers,
    new Map(held.values.map(({ path: at, change: { takes = [] } }) => [at.join("."), takes])),
  );
  const now = reloaded(project, only, ledgerWith(ledger, { ...ledger.environments, [id]: reduced }), layers);
  return {
    ledger: ledgerWith(ledger, { ...ledger.environments, [id]: withNew(reduced, now) }),
    consequences: chosen.map(({ path: at, was, is, since }) => `${id}: ${at}: ${was}, now ${is}: ${since}`),
  };
}

function differencesOf(
  environment: Environment,
  held: Held,
  recorded: LedgerEnvironment,
  layers: readonly LayerDefinition[],
): readonly Difference[] {
  const { renames = [] } = environment;
  const record = withRenames(recorded, renames, layers);
  const listed = layers.filter(({ name }) => environment.layers.includes(name));
  return [
    ...renames.map((rename) => ({
      path: pathOf(rename),
      was: rename.was,
      is: rename.entry,
      since: "its resources keep their state under the new name",
      isPermitted: true,
    })),
    ...changedValues(held, { record, renames }).map(({ path, was, value, change, isPermitted }) => ({
      path: path.join("."),
      was: valueText(was),
      is: valueText(value),
      since: isPermitted ? "in place" : change.since,
      isPermitted,
    })),
    ...goneEntries(held, { record, renames }, listed).map(({ layer, kind, entry }) => ({
      path: `${layer}.${kind.key}.${entry}`,
      was: withArticle(kind.title),
      is: "nothing",
      since: kind.kept?.since ?? "it is destroyed",
      isPermitted: kind.kept === undefined,
    })),
    ...listed.flatMap(({ name, subnetsOf }) =>
      subnetsOf === undefined
        ? []
        : movedSubnets(placedSubnets(environment, listed), { record, renames }).map(
            ({ subnet, tier, was, is }) => ({
              path: `${name}.${subnetsOf}.${tier}`,
              was: `subnet ${subnet} with ${was}`,
              is: is ?? "none",
              since: "it is destroyed, which EC2 refuses while anything is in it",
              isPermitted: false,
            }),
          ),
    ),
  ];
}

function chosenOf(differences: readonly Difference[], settings: readonly string[]): readonly Difference[] {
  if (settings.length === 0) return differences.filter(({ isPermitted }) => isPermitted);
  const known = differences.map(({ path }) => path);
  const unknown = settings.filter((setting) => !known.some((path) => isAtOrBelow(path, setting)));
  if (unknown.length > 0) {
    throw new ProjectError(
      unknown.map((setting) => {
        const mend = suggestion(setting, known);
        const got = JSON.stringify(setting);
        return `expected a setting that the ledger has otherwise, got ${got}${mend === undefined ? ", and it has all as they are" : `; ${mend}`}`;
      }),
    );
  }
  return differences.filter(({ path }) => settings.some((setting) => isAtOrBelow(path, setting)));
}

/** Settings that name an entry whose new name is accepted: they are recorded with that. */
function namingSettings({ values }: Held, renames: readonly Rename[]): readonly string[] {
  return values
    .filter(({ value, kinds }) =>
      renames.some(({ layer, kind, entry }) => entry === value && kinds.includes(`${layer}.${kind}`)),
    )
    .map(({ path }) => path.join("."));
}

/** As the settings have it once the planner need not keep what was accepted. */
function reloaded(
  project: Project,
  { environment: { path } }: LoadedEnvironment,
  record: Ledger,
  layers: readonly LayerDefinition[],
): LedgerEnvironment {
  const { environments } = loadEnvironments({
    root: project.environments,
    layers,
    record,
    ledger: "rewrite",
    select: [path],
  });
  const [again] = environments;
  if (again === undefined) throw new Error(`${path}: does not load with what it would be recorded as`);
  return recordOf(again.environment, layers);
}

function pathOf({ layer, kind, entry }: Rename): string {
  return `${layer}.${kind}.${entry}`;
}
