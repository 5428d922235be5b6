import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Ends what a test has opened: a test's own `onTestFinished`, since concurrent tests have no common one. */
export type AtEnd = (end: () => void | Promise<void>) => void;

/** A new empty folder, removed when the test ends. */
export function temporaryFolder(atEnd: AtEnd): string {
  const folder = mkdtempSync(join(tmpdir(), "strata-deployment-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
