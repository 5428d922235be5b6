import { type Ledger, type LedgerUnit, type LoadedEnvironment, s3Url } from "@strata/config";
import { stackName } from "@strata/contract";
import { own, suggestion } from "@strata/values";
import { ProjectError } from "../project-error";

/** A unit of the ledger. */
export interface RecordedUnit extends LedgerUnit {
  readonly id: string;
  readonly layer: string;
  /** Name of its stack. */
  readonly name: string;
  /** The environment of that id, where there still is one. */
  readonly environment?: LoadedEnvironment["environment"];
}

/** Every unit of the ledger, by environment and in the order of their layers. */
export function recordedUnits(ledger: Ledger, loaded: readonly LoadedEnvironment[]): readonly RecordedUnit[] {
  return Object.entries(ledger.environments).flatMap(([id, { units }]) => {
    const environment = loaded.find((one) => one.environment.id === id)?.environment;
    return Object.entries(units).map(([layer, place]) => ({
      id,
      layer,
      name: stackName(id, layer),
      ...place,
      ...(environment === undefined ? {} : { environment }),
    }));
  });
}

/**
 * The units that a person names: by stack, by folder and layer, or all of an environment by its id or folder.
 * @param option what they are named for, such as `--moved`
 * @throws {ProjectError} where the ledger has none of that name
 */
export function namedUnits(
  names: readonly string[],
  units: readonly RecordedUnit[],
  option: string,
): readonly RecordedUnit[] {
  const namesOf = ({ id, layer, name, environment }: RecordedUnit): readonly string[] => [
    name,
    `${id}/${layer}`,
    id,
    ...(environment === undefined ? [] : [`${environment.path}/${layer}`, environment.path]),
  ];
  const unknown = names.filter((name) => !units.some((unit) => namesOf(unit).includes(name)));
  if (unknown.length > 0) {
    const known = [...new Set(units.flatMap(({ name, id }) => [name, id]))];
    throw new ProjectError(
      unknown.map((name) => {
        const mend = suggestion(name, known);
        const got = JSON.stringify(name);
        return `${option}: expected a unit of the ledger, or the id or folder of an environment, got ${got}${mend === undefined ? "" : `; ${mend}`}`;
      }),
    );
  }
  return units.filter((unit) => namesOf(unit).some((name) => names.includes(name)));
}

/** Units whose state is to be looked for where the settings have it. @throws {ProjectError} for those that did not move */
export function movedUnits(
  names: readonly string[],
  units: readonly RecordedUnit[],
): readonly (RecordedUnit & { readonly to: LedgerUnit })[] {
  const named = namedUnits(names, units, "--moved");
  const places = named.map((unit) => ({ unit, to: own(unit.environment?.state, unit.layer) }));
  const faults = places.flatMap(({ unit, to }) => {
    if (to === undefined) {
      return [
        `--moved: expected a unit that an environment lists, got ${unit.name}; if it was destroyed, use --forget`,
      ];
    }
    const other = units.find((one) => one.name !== unit.name && s3Url(one) === s3Url(to));
    return other === undefined
      ? []
      : [
          `--moved: expected a place of its own for ${unit.name}, got ${s3Url(to)}, where the ledger has the state of ${other.name}`,
        ];
  });
  if (faults.length > 0) throw new ProjectError(faults);
  const moved = places.flatMap(({ unit, to }) =>
    to === undefined || s3Url(to) === s3Url(unit)
      ? []
      : [{ ...unit, to: { bucket: to.bucket, key: to.key } }],
  );
  if (names.length > 0 && moved.length === 0) {
    throw new ProjectError([
      `--moved: expected a unit whose state the settings have elsewhere, got ${named.map(({ name }) => name).join(", ")}, which the ledger has in its place`,
    ]);
  }
  return moved;
}

/** Units that the ledger is to forget. @throws {ProjectError} for those that an environment still lists */
export function forgottenUnits(
  names: readonly string[],
  units: readonly RecordedUnit[],
): readonly RecordedUnit[] {
  const named = namedUnits(names, units, "--forget");
  const listed = named.filter(({ layer, environment }) => environment?.layers.includes(layer));
  if (listed.length === 0) return named;
  throw new ProjectError(
    listed.map(
      ({ name, layer, environment }) =>
        `--forget: expected a unit that no environment lists, got ${name}; destroy it, take ${layer} out of the layers of ${environment?.path}, then forget it`,
    ),
  );
}
