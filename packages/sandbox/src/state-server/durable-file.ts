import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file so that after a crash it has either its old or its new content: beside, to the disk, then renamed.
 * When it resolves, the new content survives a loss of power too.
 * @throws {Error} when the disk refuses; what was there stays
 */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    const handle = await open(beside, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Ending of a file whose write did not end: nothing refers to it. */
export const UNFINISHED = ".unfinished";

/** Writes a folder's list of names to the disk, so that a rename in it is not lost. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and its file systems keep renames in a journal.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
