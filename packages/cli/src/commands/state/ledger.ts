import { formatProblem, type Problem } from "@strata/config";
import { additions, conflicts, findProject, layersOf, pending, revised } from "@strata/project";
import { Command } from "commander";
import { example } from "../../example";
import { Failure } from "../../failure";
import { load } from "../../loading";
import type { Terminal } from "../../terminal";
import { isWritten, ledgerFile, writeLedger } from "./ledger-file";

/** What a person asks for. */
interface Options {
  readonly write?: true;
  readonly moved: readonly string[];
  readonly forget: readonly string[];
  readonly json?: true;
}

/** `strata state ledger`: compares what is recorded with the environments, and records what is new. */
export function ledgerCommand(terminal: Terminal): Command {
  const several = (value: string, all: readonly string[]): readonly string[] => [...all, value];
  return new Command("ledger")
    .description("compare the environments with environments/state-ledger.yaml")
    .option("--write", "record what is new; what is recorded stays")
    .option("--moved <unit>", "with --write: its state was moved to where the settings have it", several, [])
    .option("--forget <unit>", "with --write: it was destroyed; also an environment", several, [])
    .option("--json", "print what was found and done for a program")
    .addHelpText("after", example("state ledger --write"))
    .action(({ write, moved, forget: forgotten, json }: Options) => {
      if (write !== true && moved.length + forgotten.length > 0) {
        throw new Failure(["--moved and --forget: expected --write beside them, got none"]);
      }
      const project = findProject();
      const file = ledgerFile(project);
      const layers = layersOf(project);
      const loaded = load(project, [], terminal, "rewrite");
      const added = additions(file.ledger, loaded, layers);
      const { ledger, consequences } = revised(file.ledger, loaded, layers, { moved, forgotten });
      const left = [
        ...conflicts(project, write === true ? ledger : file.ledger),
        ...pending(ledger, loaded, layers),
      ];
      const differences = [...added, ...left];
      const isCurrent = isWritten(file, ledger) && left.length === 0;
      if (write === true) writeLedger(file, ledger);
      if (json)
        terminal.json({
          file: file.name,
          state: isCurrent ? "current" : write ? "written" : "stale",
          differences,
          consequences,
        });
      else if (isCurrent) terminal.say(`${file.name} is current`);
      else if (write === true) {
        for (const line of consequences) terminal.say(line);
        terminal.say(`wrote ${file.name}`);
      }
      if (isCurrent) return;
      if (write !== true) throw new Failure(staleLines(file.name, differences));
      if (left.length > 0) throw new Failure(left.map(formatProblem));
    });
}

/** What to say of a ledger that is not current; one may also be written otherwise than by the command. */
function staleLines(file: string, differences: readonly Problem[]): readonly string[] {
  const mend = "rewrite it with strata state ledger --write";
  return differences.length > 0
    ? differences.map(formatProblem)
    : [`${file}: expected the ledger as strata writes it, got the same entries in another form; ${mend}`];
}
