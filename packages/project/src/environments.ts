import { formatProblem, type Ledger, type LoadResult, loadEnvironments } from "@strata/config";
import { layersOf } from "./layers";
import type { Project } from "./project";
import { ProjectError } from "./project-error";

/** How environments are loaded. */
export interface EnvironmentsOptions {
  /** Told each warning, as one line. @default nothing is */
  readonly warn?: (line: string) => void;
  /** `rewrite`: differences from the state ledger are no problems, since it is about to be written. @default check */
  readonly ledger?: "check" | "rewrite";
  /** What is recorded of environments. @default what the ledger's file says */
  readonly record?: Ledger;
}

/**
 * The environments that a command names (folders, globs or ids), or all of them where it names none.
 * @throws {ProjectError} with every problem of their settings
 */
export function environmentsOf(
  project: Project,
  select: readonly string[],
  { warn = () => undefined, ledger = "check", record }: EnvironmentsOptions = {},
): LoadResult["environments"] {
  const result = loadEnvironments({
    root: project.environments,
    layers: layersOf(project),
    ledger,
    ...(record === undefined ? {} : { record }),
    ...(select.length === 0 ? {} : { select }),
  });
  for (const warning of result.warnings) warn(formatProblem(warning));
  if (result.problems.length > 0) throw new ProjectError(result.problems.map(formatProblem));
  return result.environments;
}
