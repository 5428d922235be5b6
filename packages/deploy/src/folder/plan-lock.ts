import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { processRuns } from "@strata/terraform";
import { onExit } from "signal-exit";
import { DeployError } from "../deploy-error";

/** Who has a folder of plans to itself. */
interface Holder {
  readonly pid: number;
  /** What it does, for example `strata plan`. */
  readonly doing: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/**
 * Takes the plans of an environment for this process, so that no two commands write, or apply, the same ones. What a process
 * that is gone has left is replaced.
 * @returns gives it back; that also happens when the process ends
 * @throws {DeployError} with the holder, where another process has it
 */
export function lockPlans(folder: string, environment: string, doing: string): () => void {
  const file = `${folder}.lock`;
  const holder: Holder = { pid: process.pid, doing, since: new Date().toISOString() };
  mkdirSync(dirname(file), { recursive: true });
  if (!create(file, holder)) {
    const found = read(file);
    if (found !== undefined && !processRuns(found.pid)) removeStale(file, found);
    if (!create(file, holder)) throw new DeployError([heldLine(environment, read(file))]);
  }
  const release = (): void => {
    if (read(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  const forget = onExit(release);
  return () => {
    forget();
    release();
  };
}

/** It appears with its content or not at all. */
function create(file: string, holder: Holder): boolean {
  const own = `${file}-${process.pid}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Another process may have replaced it meanwhile: that one's is put back. */
function removeStale(file: string, stale: Holder): void {
  const aside = `${file}-stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const { pid, since } = read(aside) ?? stale;
    if (pid !== stale.pid || since !== stale.since) linkSync(aside, file);
  } catch {
    // It is gone, or somebody else has it by now.
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function heldLine(environment: string, holder: Holder | undefined): string {
  const who = holder === undefined ? "another process" : `process ${holder.pid} (${holder.doing})`;
  const since = holder === undefined ? "" : ` since ${holder.since}`;
  return `${environment}: expected its plans to be free, got ${who} at work on them${since}; wait for it, or end it with Ctrl-C there`;
}
