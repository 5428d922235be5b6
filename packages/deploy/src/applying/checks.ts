import { existsSync, readFileSync } from "node:fs";
import type { PlacedEnvironment } from "@strata/project";
import { DeployError } from "../deploy-error";
import type { PlanFolder } from "../folder";
import { isPlanned, type PlannedUnit, type PlanRecord } from "../record";
import { digestOf, digestOfLock, digestOfUnit, type Unit } from "../units";

/**
 * Holds plans to the environment and to its units as they are synthesized now, before anything is applied.
 * @returns the units that have a plan, with it, in the order of the record
 * @throws {DeployError} with every difference
 */
export function checkedUnits(
  folder: PlanFolder,
  environment: PlacedEnvironment,
  units: readonly Unit[],
): readonly (readonly [Unit, PlannedUnit])[] {
  const { record } = folder;
  const faults = environmentFaults(folder.path, record, environment);
  if (faults.length > 0) throw new DeployError(faults);
  const pairs = record.units.flatMap((recorded) => {
    const unit = units.find(({ layer }) => layer === recorded.layer);
    return unit === undefined ? [] : [[unit, recorded] as const];
  });
  const unplanned = pairs.filter(([, recorded]) => !isPlanned(recorded));
  const planned = pairs.filter((pair): pair is readonly [Unit, PlannedUnit] => isPlanned(pair[1]));
  const wrong = [
    ...unplanned.map(
      ([, { layer, status }]) =>
        `${folder.path}: expected a plan of ${layer}, got none: it ${status === "failed" ? "failed" : "was skipped"}`,
    ),
    ...planned.flatMap(([unit, recorded]) => unitFaults(folder, unit, recorded)),
  ];
  if (wrong.length === 0) return planned;
  throw new DeployError([...wrong, `plan again, and review: strata plan ${environment.path}`]);
}

/** Plans of another environment are never applied to this one. */
function environmentFaults(
  path: string,
  { environment: planned }: PlanRecord,
  environment: PlacedEnvironment,
): readonly string[] {
  const names = ["id", "path", "account", "region"] as const;
  return names.flatMap((name) =>
    planned[name] === environment[name]
      ? []
      : [`${path}: expected plans with the ${name} ${environment[name]}, got ${planned[name]}`],
  );
}

function unitFaults(folder: PlanFolder, unit: Unit, recorded: PlannedUnit): readonly string[] {
  const { path, record } = folder;
  const at = `${path}: ${unit.layer}`;
  const commit =
    record.git === null
      ? ""
      : ` (${record.git.commit.slice(0, 10)}${record.git.dirty ? ", with changes" : ""})`;
  const { files, digests } = recorded;
  const missing = [files.plan, files.json].filter((name) => !existsSync(folder.file(name)));
  return [
    ...(digestOfUnit(unit.folder) === digests.unit
      ? []
      : [
          `${at}: expected a plan of the unit as it is synthesized now, got one of other JSON or assets${commit}`,
        ]),
    ...(digestOfLock(unit.folder) === digests.lock
      ? []
      : [`${at}: expected a plan made with the lock file that is there now, got one made with another`]),
    ...missing.map((name) => `${at}: expected the file ${name}, got none`),
    ...(["plan", "json"] as const).flatMap((kind) =>
      missing.includes(files[kind]) || digestOf(readFileSync(folder.file(files[kind]))) === digests[kind]
        ? []
        : [`${at}: expected ${files[kind]} as it was made, got other content`],
    ),
  ];
}
