import { DeployError, keepArtefact, removeArtefact, statePlace, type Unit } from "@strata/deploy";
import type { PlacedEnvironment } from "@strata/project";
import type { Terminal } from "../terminal";

/** What happens beside the state of a unit after an apply of it. */
export type AfterApply = (unit: Unit) => Promise<void>;

/** Keeps what was applied beside the state, so that the unit can be destroyed once the code no longer has it. */
export function keeping(terminal: Terminal, environment: PlacedEnvironment): AfterApply {
  return (unit) =>
    warned(terminal, `${unit.stack}: applied, but`, async () => {
      await keepArtefact(unit, environment);
    });
}

/** Takes away what was kept of a unit that is destroyed. */
export function removing(terminal: Terminal): AfterApply {
  return (unit) =>
    warned(terminal, `${unit.stack}: destroyed, but`, () =>
      removeArtefact(statePlace(unit.json, unit.stack)),
    );
}

/** What is beside the state is not what was asked for: that it fails is said, and changes nothing. */
async function warned(terminal: Terminal, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    for (const line of error.lines) terminal.complain(`warning: ${what} ${line}`);
  }
}
