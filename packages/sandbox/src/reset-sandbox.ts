import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isAlive } from "./find-sandbox";
import { FOLDER } from "./sandbox-folder";
import { claimSession } from "./session-file";

/**
 * Forgets all that exists and every state. The schemas that were read stay.
 * @throws {SandboxError} when a sandbox runs in the folder
 */
export async function resetSandbox(directory: string): Promise<void> {
  const folder = resolve(directory);
  const session = await claimSession(folder, { isAlive, now: () => new Date() });
  try {
    await rm(join(folder, FOLDER.states), { recursive: true, force: true });
    await rm(join(folder, FOLDER.cloud), { force: true });
  } finally {
    session.release();
  }
}
