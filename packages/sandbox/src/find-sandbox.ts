import { resolve } from "node:path";
import { processRuns } from "@strata/terraform";
import { remoteOperations } from "./control";
import type { SandboxOperations } from "./operations";
import { readSession, type Session } from "./session-file";

/** A sandbox that runs, in this process or in another one. */
export interface Sandbox extends SandboxOperations {
  /** What a command needs in its environment to work on it. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The sandbox that runs in a folder, in whichever process; undefined where none does.
 * @throws {SandboxError} when its session file is damaged
 */
export async function findSandbox(directory: string): Promise<Sandbox | undefined> {
  const session = readSession(resolve(directory));
  if (session?.served === undefined || !(await isAlive(session))) return undefined;
  const { port, environment } = session.served;
  return { ...remoteOperations(session, port), environment };
}

/**
 * Whether the sandbox of a session runs. A process id may belong to another process by now: only the sandbox itself knows its session's id.
 */
export async function isAlive(session: Session): Promise<boolean> {
  if (!processRuns(session.pid)) return false;
  if (session.served === undefined) return true;
  return remoteOperations(session, session.served.port)
    .status()
    .then(
      () => true,
      () => false,
    );
}
