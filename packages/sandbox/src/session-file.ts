import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "@strata/files";
import { SandboxError } from "./sandbox-error";

/** What other processes must know of a running sandbox. */
export interface Session {
  /** Tells it from an earlier one, and its callers from strangers: the file is readable by its owner only. */
  readonly id: string;
  /** Process that serves it. */
  readonly pid: number;
  /** When it was opened, ISO 8601 in UTC. */
  readonly started: string;
  /** Where it listens, and what its commands need; absent while it starts. */
  readonly served?: {
    /** Port of the state server on 127.0.0.1. */
    readonly port: number;
    /** Environment for child processes. */
    readonly environment: Readonly<Record<string, string>>;
  };
}

/** A sandbox's folder that this process has to itself. */
export interface ClaimedSession extends Session {
  /** Writes down where the sandbox listens. */
  publish(served: NonNullable<Session["served"]>): void;
  /** Gives the folder back. */
  release(): void;
}

/** Whether what a session file describes is there. */
export type IsAlive = (session: Session) => Promise<boolean>;

const FILE = "session.json";

/** Path of the session file of a sandbox's folder. */
export function sessionPath(directory: string): string {
  return join(directory, FILE);
}

/**
 * Takes a folder for this process, so that no two sandboxes write to one store. A session whose process is gone is
 * replaced.
 * @throws {SandboxError} when another sandbox runs in it, when it cannot be written, when its session file is damaged
 */
export async function claimSession(
  directory: string,
  { isAlive, now }: { readonly isAlive: IsAlive; readonly now: () => Date },
): Promise<ClaimedSession> {
  const file = sessionPath(directory);
  const session: Session = { id: randomUUID(), pid: process.pid, started: now().toISOString() };
  makeWritable(directory);
  if (!createExclusively(file, session)) {
    const found = readSession(directory);
    if (found !== undefined && (await isAlive(found))) throw new SandboxError([inUse(directory, found)]);
    if (found !== undefined) removeStale(file, found);
    if (!createExclusively(file, session)) throw new SandboxError([inUse(directory, readSession(directory))]);
  }
  return {
    ...session,
    publish: (served) => {
      writeWhole(file, serialized({ ...session, served }), { mode: OWNER_ONLY });
    },
    release: () => {
      if (readSession(directory)?.id === session.id) rmSync(file);
    },
  };
}

/**
 * The session that a folder's file describes, whether it still runs or not; undefined where there is none.
 * @throws {SandboxError} when the file is not a session file
 */
export function readSession(directory: string): Session | undefined {
  const file = sessionPath(directory);
  const text = textOf(file);
  if (text === undefined) return undefined;
  const session = parsed(text);
  if (session !== undefined) return session;
  throw new SandboxError([
    `${file}: expected the session of a sandbox, got ${excerpt(text)}; delete the file if no sandbox runs in this folder`,
  ]);
}

const OWNER_ONLY = 0o600;

function makeWritable(directory: string): void {
  const probe = join(directory, `.writable-${process.pid}`);
  try {
    makeFolder(directory);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const { code = (error as Error).message } = error as NodeJS.ErrnoException;
    throw new SandboxError([
      `${directory}: expected a folder that can be written, got ${code}; name another one or mend its permissions`,
    ]);
  }
}

/** Node's own "recursive" tries for ever where a folder is there and takes none, as `/proc` does. */
function makeFolder(directory: string): void {
  if (existsSync(directory)) return;
  makeFolder(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** The file appears with its content or not at all: who looks meanwhile must not take it for a damaged one. */
function createExclusively(file: string, session: Session): boolean {
  const beside = `${file}.${session.id}`;
  writeFileSync(beside, serialized(session), { mode: OWNER_ONLY });
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside);
  }
}

/** Of two processes that find the same stale file, one takes it away; what the other takes, it looks at first. */
function removeStale(file: string, stale: Session): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = parsed(textOf(aside) ?? "");
  if (taken !== undefined && taken.id !== stale.id) renameSync(aside, file);
  else rmSync(aside);
}

function inUse(directory: string, session: Session | undefined): string {
  const by = session === undefined ? "another process" : `process ${session.pid} since ${session.started}`;
  return `${directory}: expected a folder without a running sandbox, got one in use by ${by}; stop that sandbox or name another folder`;
}

function serialized(session: Session): string {
  return `${JSON.stringify(session, undefined, 2)}\n`;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new SandboxError([
      `${file}: expected a file that can be read, got ${code ?? (error as Error).message}`,
    ]);
  }
}

function parsed(text: string): Session | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { id, pid, started, served } = (value ?? {}) as Partial<Session>;
  if (typeof id !== "string" || typeof pid !== "number" || typeof started !== "string") return undefined;
  if (served === undefined) return { id, pid, started };
  const isServed = typeof served?.port === "number" && typeof served.environment === "object";
  return isServed ? { id, pid, started, served } : undefined;
}

function excerpt(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return text.trim() === ""
    ? "an empty file"
    : JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}…` : line);
}
