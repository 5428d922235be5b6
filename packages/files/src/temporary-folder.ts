import { mkdtempSync, rmSync } from "node:fs";
import { onExit } from "signal-exit";

/**
 * A new folder that never stays: it is removed by {@link TemporaryFolder.remove}, when the process exits, and when a
 * signal ends the process. A signal that something else in the process handles does not end it, so the folder stays
 * for the work that goes on.
 */
export class TemporaryFolder {
  /** Path of the folder. */
  readonly path: string;
  private readonly forget: () => void;

  /** @param prefix path of the folder but for six characters that make it unique, for example `/tmp/strata-lock-` */
  constructor(prefix: string) {
    this.path = mkdtempSync(prefix);
    this.forget = onExit(() => this.removeNow());
  }

  /** Removes it with all that is in it. */
  remove(): void {
    this.forget();
    this.removeNow();
  }

  private removeNow(): void {
    // A process that was killed may still write a last file.
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Gives work a temporary folder, and removes the folder when the work ends, whichever way.
 * @param prefix see {@link TemporaryFolder}
 */
export async function inTemporaryFolder<T>(
  prefix: string,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = new TemporaryFolder(prefix);
  try {
    return await use(folder.path);
  } finally {
    folder.remove();
  }
}
