import { Command } from "commander";
import type { Terminal } from "./terminal";

/** Makes one command. */
export type Make = (terminal: Terminal) => Command;

/** The `strata` command, with these subcommands. */
export function program(terminal: Terminal, commands: readonly Make[]): Command {
  const command = new Command("strata")
    .description("Environment folders to layered AWS/EKS platforms, with CDK for Terraform")
    .showHelpAfterError("(strata --help lists the commands)")
    .exitOverride();
  for (const make of commands) command.addCommand(make(terminal).exitOverride());
  return command;
}
