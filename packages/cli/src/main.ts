import { CommanderError } from "commander";
import { commandsNamed } from "./command-table";
import { Failure } from "./failure";
import { program } from "./program";
import { systemFault } from "./system-fault";
import { Terminal } from "./terminal";

// Who reads may stop before all is said, as head does: what a command does goes on, and nothing is said of it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const terminal = new Terminal(process.stdout, process.stderr);

program(terminal, commandsNamed(process.argv[2]))
  .parseAsync(process.argv)
  .then(
    () => undefined,
    (error: unknown) => {
      process.exitCode = error instanceof Failure ? error.exitCode : 1;
      // Commander has said what was wrong with the arguments, or has shown the help that was asked for.
      if (error instanceof CommanderError) process.exitCode = error.exitCode;
      else if (isForTheUser(error)) for (const line of error.lines) terminal.complain(line);
      else terminal.complain(systemFault(error) ?? traceOf(error));
    },
  );

/** A fault of ours, with where it stands in the code. */
function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Errors of every package have the lines that a user needs; anything else is our own fault. */
function isForTheUser(error: unknown): error is { readonly lines: readonly string[] } {
  return error instanceof Error && Array.isArray((error as { readonly lines?: unknown }).lines);
}
