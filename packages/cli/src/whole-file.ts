import { renameSync, writeFileSync } from "node:fs";

/**
 * Writes a file beside and renames it, so that nobody ever reads a part of it, and what was there stays where writing
 * fails. Two processes that write the same file do not meet: the last one wins.
 */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
