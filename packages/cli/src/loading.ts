import type { LoadedEnvironment } from "@strata/config";
import { environmentsOf, type Project } from "@strata/project";
import type { Terminal } from "./terminal";

/**
 * The environments that a command names, all where it names none. Warnings are shown.
 * @throws {ProjectError} with every problem of them
 */
export function load(
  project: Project,
  select: readonly string[],
  terminal: Terminal,
  ledger: "check" | "rewrite" = "check",
): readonly LoadedEnvironment[] {
  return environmentsOf(project, select, { warn: (line) => terminal.complain(`warning: ${line}`), ledger });
}
