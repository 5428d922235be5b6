import { CommanderError } from "commander";
import { Failure } from "./failure";
import { program } from "./program";
import { Terminal } from "./terminal";

const terminal = new Terminal(process.stdout, process.stderr);

program(terminal)
  .parseAsync(process.argv)
  .then(
    () => undefined,
    (error: unknown) => {
      process.exitCode = 1;
      // Commander has said what was wrong with the arguments, or has shown the help that was asked for.
      if (error instanceof CommanderError) process.exitCode = error.exitCode;
      else if (error instanceof Failure) for (const line of error.lines) terminal.complain(line);
      else terminal.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    },
  );
