import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import {
  checkContext,
  formatProblem,
  type LoadedEnvironment,
  readLedger,
  renderLedger,
  type SubnetsByEnvironment,
} from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import { findProject } from "../project";
import type { Terminal } from "../terminal";

/** `strata state …`: where units keep their state. */
export function stateCommand(terminal: Terminal): Command {
  return new Command("state")
    .description("compare and record where units keep their state")
    .addCommand(ledgerCommand(terminal));
}

function ledgerCommand(terminal: Terminal): Command {
  return new Command("ledger")
    .description("compare every unit's bucket and key with environments/state-ledger.yaml")
    .option("--write", "rewrite the ledger from the environments as they are now")
    .addHelpText("after", example("state ledger --write"))
    .action(({ write }: { write?: true }) => {
      const project = findProject();
      const file = join(project.environments, "state-ledger.yaml");
      const name = relative(process.cwd(), file);
      const { ledger, problems } = readLedger({ root: project.environments });
      if (problems.length > 0) throw new Failure(problems.map(formatProblem));
      const loaded = load(project, [], terminal, "rewrite");
      const text = renderLedger(loaded, ledger, plannedSubnets(loaded));
      const current = existsSync(file) ? readFileSync(file, "utf8") : "";
      if (text === current) return terminal.say(`${name} is current`);
      if (write !== true) {
        throw new Failure([
          `${name}: expected every unit's bucket and key, got other ones; record them with strata state ledger --write`,
        ]);
      }
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
      terminal.say(`wrote ${name}`);
    });
}

/** Where the planner has put subnets that no setting places, so that they stay there. */
function plannedSubnets(environments: readonly LoadedEnvironment[]): SubnetsByEnvironment {
  return Object.fromEntries(
    environments.map(({ environment }) => {
      const blocks = layers.flatMap(({ addresses }) => addresses?.(checkContext(environment)).blocks ?? []);
      const planned = blocks.flatMap(({ plannedAs, cidr }) =>
        plannedAs === undefined ? [] : [[plannedAs, cidr]],
      );
      return [environment.id, Object.fromEntries(planned)];
    }),
  );
}
