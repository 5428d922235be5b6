import { Failure } from "../failure";
import type { Terminal } from "../terminal";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Exit code of what a user interrupted, as shells have it. */
const INTERRUPTED = 130;

/**
 * Runs work that a signal interrupts in order: every Terraform finishes what is under way, writes its state and releases its
 * lock. A second signal changes nothing, since Terraform would take it for an order to give up at once.
 * @param left says what is there after an interruption
 */
export async function interruptible<T>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<T>,
  left: () => readonly string[] = () => [],
): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => {
    terminal.complain(
      controller.signal.aborted
        ? "still waiting for Terraform to end what is under way"
        : "interrupted: waiting for Terraform to end what is under way and to release its locks",
    );
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    const result = await work(controller.signal);
    if (controller.signal.aborted) throw new Failure(["interrupted", ...left()], INTERRUPTED);
    return result;
  } catch (error) {
    if (!controller.signal.aborted || error instanceof Failure) throw error;
    throw new Failure(["interrupted", ...left()], INTERRUPTED);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
