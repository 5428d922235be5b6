import { Command } from "commander";
import type { Terminal } from "../../terminal";
import { acceptCommand } from "./accept";
import { ledgerCommand } from "./ledger";

/** `strata state …`: where units keep their state, and what of them cannot be changed freely. */
export function stateCommand(terminal: Terminal): Command {
  return new Command("state")
    .description("compare and record what exists: states, subnets, what cannot be changed")
    .addCommand(ledgerCommand(terminal))
    .addCommand(acceptCommand(terminal));
}
