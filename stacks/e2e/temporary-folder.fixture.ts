import { tmpdir } from "node:os";
import { join } from "node:path";
import { TemporaryFolder } from "@strata/files";

/** Ends what a test has opened: a test's own `onTestFinished`, since concurrent tests have no common one. */
export type AtEnd = (end: () => void | Promise<void>) => void;

/** A new empty folder, removed when the test ends. */
export function temporaryFolder(atEnd: AtEnd): string {
  const folder = new TemporaryFolder(join(tmpdir(), "strata-deployment-"));
  atEnd(() => folder.remove());
  return folder.path;
}
