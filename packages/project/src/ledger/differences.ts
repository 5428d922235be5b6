import {
  accepting,
  changedValues,
  heldOf,
  type LayerDefinition,
  type Ledger,
  type LedgerEnvironment,
  type LoadedEnvironment,
  loadEnvironments,
  type Problem,
  recordedAt,
  recordOf,
  s3Url,
  valueText,
  withRenames,
} from "@strata/config";
import { own } from "@strata/values";
import { layersOf } from "../layers";
import type { Project } from "../project";

const RECORD = "record it with strata state ledger --write";

/** What the ledger does not have yet: one problem for each new unit, and for each that has more to record. */
export function additions(
  ledger: Ledger,
  loaded: readonly LoadedEnvironment[],
  layers: readonly LayerDefinition[],
): readonly Problem[] {
  return loaded.flatMap(({ environment }) => {
    const { id } = environment;
    const recorded = ledger.environment(id);
    const known =
      recorded === undefined ? undefined : withRenames(recorded, environment.renames ?? [], layers);
    const now = recordOf(environment, layers);
    return Object.entries(now.units).flatMap(([layer, unit]) => {
      const at = { ...ledger.originOf(id, ["units", layer]), path: `${id}.units.${layer}` };
      if (known === undefined || !Object.hasOwn(known.units, layer)) {
        return [{ ...at, expected: s3Url(unit), got: "no entry", mend: RECORD }];
      }
      const more = newPaths(known, now, layer, layers);
      const [first, ...others] = more;
      if (first === undefined) return [];
      const rest = others.length === 0 ? "" : ` and ${others.length} more`;
      const expected = `all that cannot be changed freely recorded, ${first}${rest} too`;
      return [{ ...at, expected, got: "no entry", mend: RECORD }];
    });
  });
}

/** What is recorded and may be recorded otherwise: settings that have moved as they may, and entries under new names. */
export function pending(
  ledger: Ledger,
  loaded: readonly LoadedEnvironment[],
  layers: readonly LayerDefinition[],
): readonly Problem[] {
  return loaded.flatMap(({ environment }) => {
    const { id, path, renames = [] } = environment;
    const recorded = ledger.environment(id);
    if (recorded === undefined) return [];
    const record = withRenames(recorded, renames, layers);
    const moved = changedValues(heldOf(environment, layers), { record, renames }).filter(
      ({ isPermitted }) => isPermitted,
    );
    return [
      ...renames.map(({ layer, kind, entry, was }) => ({
        ...ledger.originOf(id, ["entries", `${layer}.${kind}`]),
        path: `${id}.entries.${layer}.${kind}`,
        expected: entry,
        got: was,
        mend: `once it is applied, record it with ${accepting(path, `${layer}.${kind}.${entry}`)}`,
      })),
      ...moved.map(({ path: steps, was, value }) => {
        const dotted = steps.join(".");
        return {
          ...ledger.originOf(id, ["settings", dotted]),
          path: `${id}.settings.${dotted}`,
          expected: valueText(value),
          got: valueText(was),
          mend: `once it is applied, record it with ${accepting(path, dotted)}`,
        };
      }),
    ];
  });
}

/** What the settings have otherwise than a ledger, and AWS does not take or nobody has confirmed. */
export function conflicts(project: Project, record: Ledger): readonly Problem[] {
  const { problems, warnings } = loadEnvironments({
    root: project.environments,
    layers: layersOf(project),
    record,
  });
  const ofLedger = warnings.filter(({ path }) => path.startsWith("environments."));
  return [...problems, ...ofLedger];
}

/** Dotted paths of a layer that are not recorded; those of the environment itself go with the first layer. */
function newPaths(
  known: LedgerEnvironment,
  now: LedgerEnvironment,
  layer: string,
  layers: readonly LayerDefinition[],
): readonly string[] {
  const isFirst = Object.keys(now.units)[0] === layer;
  const isMine = (path: string): boolean => {
    const [top] = path.split(".");
    return top === layer || (isFirst && !layers.some(({ name }) => name === top));
  };
  const isKnown = (path: string): boolean => recordedAt(known, path) !== undefined;
  const hasSubnets = layers.some(({ name, subnetsOf }) => name === layer && subnetsOf !== undefined);
  return [
    ...[...Object.keys(now.settings), ...now.unset].filter((path) => isMine(path) && !isKnown(path)),
    ...Object.keys(now.subnets)
      .filter((name) => hasSubnets && !Object.hasOwn(known.subnets, name))
      .map((name) => `subnet ${name}`),
    ...Object.entries(now.entries)
      .filter(([kind]) => isMine(kind))
      .flatMap(([kind, names]) =>
        names.filter((name) => !own(known.entries, kind)?.includes(name)).map((name) => `${kind}.${name}`),
      ),
  ];
}
