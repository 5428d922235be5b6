import { formatProblem, type LoadResult, loadEnvironments } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { Failure } from "./failure";
import type { Project } from "./project";
import type { Terminal } from "./terminal";

/**
 * The environments that a command names, all where it names none. Warnings are shown.
 * @throws {Failure} with every problem of them
 */
export function load(
  project: Project,
  select: readonly string[],
  terminal: Terminal,
  ledger: "check" | "rewrite" = "check",
): LoadResult["environments"] {
  const result = loadEnvironments({
    root: project.environments,
    layers,
    ledger,
    ...(select.length === 0 ? {} : { select }),
  });
  for (const warning of result.warnings) terminal.complain(`warning: ${formatProblem(warning)}`);
  if (result.problems.length > 0) throw new Failure(result.problems.map(formatProblem));
  return result.environments;
}
