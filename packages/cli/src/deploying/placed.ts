import type { PlacedEnvironment, Project } from "@strata/project";
import { placedEnvironments } from "@strata/project/placed-units";
import type { Terminal } from "../terminal";

/**
 * The environments that a command names, with their units in the output of synth as they are now. Warnings are shown.
 * @throws {ProjectError} with every problem of their settings
 */
export async function placed(
  project: Project,
  names: readonly string[],
  terminal: Terminal,
): Promise<readonly PlacedEnvironment[]> {
  const announce = (): void => terminal.complain("synthesizing");
  const { environments, warnings } = await placedEnvironments(project, names, announce);
  for (const line of warnings) terminal.complain(`warning: ${line}`);
  return environments;
}
