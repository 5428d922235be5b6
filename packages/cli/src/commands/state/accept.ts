import { accepted, findProject } from "@strata/project";
import { Command } from "commander";
import { example } from "../../example";
import type { Terminal } from "../../terminal";
import { ledgerFile, writeLedger } from "./ledger-file";

/** `strata state accept`: records that a setting is otherwise than before, whatever that does. */
export function acceptCommand(terminal: Terminal): Command {
  return new Command("accept")
    .description("record settings of one environment as they are now, though AWS cannot change them in place")
    .argument("<environment>", "folder under environments/, or id")
    .argument("[settings...]", "paths such as network.cidr; without any, what may change freely")
    .option("--json", "print what was accepted for a program")
    .addHelpText("after", example("state accept <environment>"))
    .action((environment: string, settings: string[], { json }: { json?: true }) => {
      const project = findProject();
      const file = ledgerFile(project);
      const { ledger, consequences } = accepted(project, file.ledger, environment, settings);
      if (consequences.length > 0) writeLedger(file, ledger);
      if (json) return terminal.json({ file: file.name, accepted: consequences });
      for (const line of consequences) terminal.say(line);
      terminal.say(consequences.length > 0 ? `wrote ${file.name}` : `${file.name} has nothing to accept`);
    });
}
