import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** How a file is created. */
export interface FileOptions {
  /** Permissions, for example `0o600`. @default 0o666 less the process's umask */
  readonly mode?: number;
}

/** Ending of a file whose write has not finished: nothing refers to it. */
export const UNFINISHED = ".unfinished";

/**
 * Replaces a file: written beside, flushed to the disk, then renamed. A reader sees the old content or the new, never a
 * part of either. Of two processes that write the same file, the later one wins.
 * @throws {Error} when the disk refuses; the old content stays
 */
export function writeWhole(
  path: string,
  content: string | Uint8Array,
  { mode = 0o666 }: FileOptions = {},
): void {
  const beside = besideOf(path);
  try {
    const file = openSync(beside, "wx", mode);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Replaces a file without blocking, as {@link writeWhole} does. Once it resolves, the new content survives a loss of
 * power too.
 * @throws {Error} when the disk refuses; the old content stays
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const beside = besideOf(path);
  try {
    const file = await open(beside, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Flushes a folder's list of names to the disk, so that a rename in it is not lost. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and its file systems journal renames.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function besideOf(path: string): string {
  return `${path}.${randomUUID()}${UNFINISHED}`;
}
