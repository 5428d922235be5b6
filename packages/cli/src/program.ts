import { Command } from "commander";
import { checkCommand } from "./commands/check";
import { cidrCommand } from "./commands/cidr";
import { configCommand } from "./commands/config";
import { demoCommand } from "./commands/demo";
import { graphCommand } from "./commands/graph";
import { lockCommand } from "./commands/lock";
import { sandboxCommand } from "./commands/sandbox";
import { stateCommand } from "./commands/state";
import { synthCommand } from "./commands/synth";
import type { Terminal } from "./terminal";

/** The `strata` command, with its subcommands. */
export function program(terminal: Terminal): Command {
  const command = new Command("strata")
    .description("Environment folders to layered AWS/EKS platforms, with CDK for Terraform")
    .showHelpAfterError("(strata --help lists the commands)")
    .exitOverride();
  for (const make of [
    configCommand,
    synthCommand,
    graphCommand,
    cidrCommand,
    checkCommand,
    lockCommand,
    stateCommand,
    sandboxCommand,
    demoCommand,
  ]) {
    command.addCommand(make(terminal).exitOverride());
  }
  return command;
}
