import { Command } from "commander";
import type { Terminal } from "./terminal";

/** Makes one command. */
export type Make = (terminal: Terminal) => Command;

/** The `strata` command, with these subcommands. */
export function program(terminal: Terminal, commands: readonly Make[]): Command {
  const command = new Command("strata")
    .description("Environment folders to layered AWS/EKS platforms, with CDK for Terraform")
    .version(versionOf(), "--version", "print the version")
    .showHelpAfterError("(strata --help lists the commands)")
    .exitOverride();
  for (const make of commands) command.addCommand(make(terminal).exitOverride());
  return command;
}

/** The version of the repository, which all its packages share. */
function versionOf(): string {
  const { version } = require("../../../package.json") as { readonly version: string };
  return version;
}
