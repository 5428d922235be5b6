import { spawn } from "node:child_process";
import { constants } from "node:os";
import { TerraformRuns } from "@strata/terraform";
import { SandboxError } from "./sandbox-error";

/**
 * Signals that end a command. A terminal sends the first one to the whole foreground group, so the command has it
 * already; Terraform would take a second one for an order to give up at once.
 */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command with more variables in its environment, on this process's own streams, and waits for its end and for
 * that of every Terraform that it leaves: cdktf does not wait for what it has interrupted. Signals to this process go
 * to the command and, once that has ended, to such a Terraform.
 * @param waiting told once, where a Terraform outlives the command
 * @returns its exit code; 128 and the signal's number where a signal ended it, as shells have it
 * @throws {SandboxError} when it cannot be started
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
  waiting: () => void = () => undefined,
): Promise<number> {
  const runs = new TerraformRuns();
  const child = spawn(program, args, {
    stdio: "inherit",
    env: { ...process.env, ...environment, ...runs.environment },
  });
  const forward = (signal: NodeJS.Signals): void => {
    if (child.exitCode !== null || child.signalCode !== null) runs.interrupt();
    else if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", (error: NodeJS.ErrnoException) => reject(notStarted(program, error)));
      child.once("exit", (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      );
    });
    await runs.ended(waiting);
    return code;
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
    runs.remove();
  }
}

function notStarted(program: string, { code, message }: NodeJS.ErrnoException): SandboxError {
  const got =
    code === "ENOENT" ? "none of this name" : code === "EACCES" ? "a file that may not be run" : message;
  return new SandboxError([`${program}: expected a command on the path, got ${got}`]);
}
