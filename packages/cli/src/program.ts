import { Command } from "commander";
import type { Terminal } from "./terminal";

/** Makes one command. */
type Make = (terminal: Terminal) => Command;

/**
 * The commands, in the order of `--help`. Each is loaded only when it is named, or when all are shown: `config check`
 * of a whole repository then answers in about half a second. It is `require`, since an `import()` would need the
 * loader of ES modules.
 */
const COMMANDS: Readonly<Record<string, () => Make>> = {
  config: () => (require("./commands/config") as typeof import("./commands/config")).configCommand,
  synth: () => (require("./commands/synth") as typeof import("./commands/synth")).synthCommand,
  graph: () => (require("./commands/graph") as typeof import("./commands/graph")).graphCommand,
  cidr: () => (require("./commands/cidr") as typeof import("./commands/cidr")).cidrCommand,
  check: () => (require("./commands/check") as typeof import("./commands/check")).checkCommand,
  lock: () => (require("./commands/lock") as typeof import("./commands/lock")).lockCommand,
  state: () => (require("./commands/state") as typeof import("./commands/state")).stateCommand,
  sandbox: () => (require("./commands/sandbox") as typeof import("./commands/sandbox")).sandboxCommand,
  demo: () => (require("./commands/demo") as typeof import("./commands/demo")).demoCommand,
};

/**
 * The `strata` command, with its subcommands.
 * @param named what the user typed first; every command is there where it names none
 */
export function program(terminal: Terminal, named: string | undefined): Command {
  const command = new Command("strata")
    .description("Environment folders to layered AWS/EKS platforms, with CDK for Terraform")
    .showHelpAfterError("(strata --help lists the commands)")
    .exitOverride();
  const one = named === undefined ? undefined : COMMANDS[named];
  for (const load of one === undefined ? Object.values(COMMANDS) : [one]) {
    command.addCommand(load()(terminal).exitOverride());
  }
  return command;
}
