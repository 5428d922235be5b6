import { type OwnSandbox, openSandbox, type SandboxOptions } from "./open-sandbox";

/** Signals that ask a process to end. */
const ENDING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Within this many milliseconds a signal is the first one again: package managers pass on what a terminal sent to all. */
const SAME = 1_000;

/** Who is told what a sandbox does that runs in the foreground. */
export interface ServeListeners {
  /** Told once, when commands can use it. */
  readonly opened: (sandbox: OwnSandbox) => void | Promise<void>;
  /** Told once, where it waits for a Terraform that holds a lock. @default nobody */
  readonly waiting?: (locks: number) => void;
}

/**
 * Opens a sandbox and keeps it until this process is asked to end, be it while it still opens. Then it waits for those
 * who hold a lock; asked again, it does not.
 * @returns the signal, once all is closed
 * @throws {SandboxError} as {@link openSandbox} does
 */
export async function serveUntilSignal(
  options: SandboxOptions,
  { opened, waiting = () => undefined }: ServeListeners,
): Promise<NodeJS.Signals> {
  const asked: { first?: number } = {};
  const again = new AbortController();
  let end: (signal: NodeJS.Signals) => void = () => undefined;
  const ended = new Promise<NodeJS.Signals>((resolve) => {
    end = (signal) => {
      asked.first ??= Date.now();
      if (Date.now() - asked.first > SAME) again.abort();
      resolve(signal);
    };
  });
  for (const signal of ENDING) process.on(signal, end);
  try {
    const sandbox = await openSandbox(options);
    try {
      await opened(sandbox);
      const signal = await ended;
      if (sandbox.locksHeld > 0) waiting(sandbox.locksHeld);
      return signal;
    } finally {
      await sandbox.close(again.signal);
    }
  } finally {
    for (const signal of ENDING) process.off(signal, end);
  }
}
