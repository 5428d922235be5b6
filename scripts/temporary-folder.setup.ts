import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach } from "vitest";

/**
 * One folder for temporary files for each file of tests, and for every process that it starts. It goes with the last
 * test of the file; where one failed it stays, so that it can be looked into.
 */
const shared = tmpdir();
const folder = mkdtempSync(join(shared, "strata-test-"));
process.env.TMPDIR = folder;

// Where the TypeScript loader keeps what it has compiled. Without it each command would compile everything again.
const compiled = `tsx-${userInfo().uid}`;
mkdirSync(join(shared, compiled), { recursive: true });
symlinkSync(join(shared, compiled), join(folder, compiled));

let failed = false;
afterEach(({ task }) => {
  failed ||= task.result?.state === "fail";
});

afterAll(() => {
  // A worker may go on with another file, whose folder must not be inside of this one.
  process.env.TMPDIR = shared;
  if (failed) {
    console.error(`${folder}: temporary files of tests that failed`);
    return;
  }
  // A process that was killed may have written a last file meanwhile.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
