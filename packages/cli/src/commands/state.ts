import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { formatProblem, type Problem, readLedger } from "@strata/config";
import { writeWhole } from "@strata/files";
import { findProject, freshLedger, layersOf, ledgerDifferences } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
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
    .option("--json", "print what was found and done for a program")
    .addHelpText("after", example("state ledger --write"))
    .action(({ write, json }: { write?: true; json?: true }) => {
      const project = findProject();
      const path = join(project.environments, "state-ledger.yaml");
      const file = relative(process.cwd(), path);
      const { ledger, problems } = readLedger({ root: project.environments });
      if (problems.length > 0) throw new Failure(problems.map(formatProblem));
      const loaded = load(project, [], terminal, "rewrite");
      const text = freshLedger(loaded, ledger, layersOf(project));
      const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;
      const differences = ledgerDifferences(ledger, text);
      if (json)
        terminal.json({ file, state: isCurrent ? "current" : write ? "written" : "stale", differences });
      if (isCurrent) {
        if (!json) terminal.say(`${file} is current`);
        return;
      }
      if (write !== true) throw new Failure(staleLines(file, differences));
      writeWhole(path, text);
      if (!json) terminal.say(`wrote ${file}`);
    });
}

/** What to say of a ledger that is not current; one may also be written otherwise than by the command. */
function staleLines(file: string, differences: readonly Problem[]): readonly string[] {
  const mend = "rewrite it with strata state ledger --write";
  return differences.length > 0
    ? differences.map(formatProblem)
    : [`${file}: expected the ledger as strata writes it, got the same entries in another form; ${mend}`];
}
