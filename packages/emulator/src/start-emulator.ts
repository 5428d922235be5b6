import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { EmulatorError } from "./emulator-error";
import type { EmulatorInstallation } from "./prepare-emulator";

/** How to run the emulator. */
export interface StartEmulatorOptions {
  /** The one account of the emulated cloud, 12 digits. @default "123456789012", which is moto's own */
  readonly account?: string;
  /** Port on 127.0.0.1. @default 0: a free one */
  readonly port?: number;
  /** Path of a file for what the server says, which is one line for each request. @default nowhere */
  readonly log?: string;
  /** How long it may take until it answers, in seconds. @default 60, since Python reads thousands of files */
  readonly patience?: number;
}

/** An emulated cloud that runs in a process of its own. It keeps everything in memory: what ends with it is gone. */
export interface Emulator {
  /** Address of every service, for example `http://127.0.0.1:41203`. */
  readonly endpoint: string;
  readonly port: number;
  readonly account: string;
  /** Process of the server. */
  readonly pid: number;
  /** Ends the process, and returns when it has ended. A second call does nothing. */
  stop(): Promise<void>;
}

/** How long a server that was asked to end may take before it is killed, in milliseconds. */
const GRACE = 5_000;

/** Serves until its standard input ends, which it does with the process that started it, however that ends. */
const SERVE = `
import os, sys, threading
from moto.server import main
threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
main(sys.argv[1:])
`;

/** What moto must be told after its start, for which it has no variable. */
const CONFIGURATION = {
  // A function, such as one that rotates secrets, succeeds and does nothing: otherwise moto runs it in Docker.
  lambda: { use_docker: false },
};

/**
 * Starts the emulator on 127.0.0.1, and returns when it answers. It ends with this process, also where that is killed.
 * @throws {EmulatorError} when the port is in use, when the server ends or does not answer
 */
export async function startEmulator(
  installation: EmulatorInstallation,
  { account = "123456789012", port = 0, log, patience = 60 }: StartEmulatorOptions = {},
): Promise<Emulator> {
  const child = spawn(installation.python, ["-c", SERVE, "--host", "127.0.0.1", "--port", String(port)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      MOTO_ACCOUNT_ID: account,
      // Policies of AWS itself, which roles are attached to.
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      PYTHONUNBUFFERED: "1",
    },
  });
  const stop = (): Promise<void> => end(child);
  try {
    const found = await listening(child, { port, log, patience, folder: installation.folder });
    const endpoint = `http://127.0.0.1:${found}`;
    await configure(endpoint);
    return { endpoint, port: found, account, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Expectations {
  readonly port: number;
  readonly log: string | undefined;
  readonly patience: number;
  readonly folder: string;
}

/** The port that the server says it listens on: it says so once it does. */
function listening(child: ChildProcess, { port, log, patience, folder }: Expectations): Promise<number> {
  const file = log === undefined ? undefined : createWriteStream(log);
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (bytes: Buffer): void => {
      file?.write(bytes);
      said += stripVTControlCharacters(bytes.toString());
      const found = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      // From here on the output only has to flow, so that the server never waits for a reader.
      for (const stream of [child.stdout, child.stderr])
        stream?.off("data", listen).on("data", (more: Buffer) => file?.write(more));
      resolve(Number(found));
    };
    const fail = (line: string): void => {
      clearTimeout(timer);
      reject(new EmulatorError([line, ...said.split("\n").filter(Boolean).slice(-3)]));
    };
    const timer = setTimeout(
      () => fail(`emulator: expected an answer within ${patience} s, got none; try again on an idle machine`),
      patience * 1000,
    );
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", () => fail(broken(folder)));
    child.once("close", () => {
      file?.end();
      if (!/Address already in use/i.test(said)) return fail(broken(folder));
      clearTimeout(timer);
      reject(new EmulatorError([portInUse(port)]));
    });
  });
}

function broken(folder: string): string {
  return `emulator: expected a server that runs, got one that ended; remove ${folder} to have it installed again`;
}

function portInUse(port: number): string {
  return `port ${port}: expected a free port on 127.0.0.1, got one in use; name another one, or none to have a free one chosen`;
}

async function configure(endpoint: string): Promise<void> {
  const body = JSON.stringify(CONFIGURATION);
  const { ok, status } = await fetch(`${endpoint}/moto-api/config`, { method: "POST", body });
  if (!ok)
    throw new EmulatorError([`emulator: expected moto to take its configuration, got HTTP status ${status}`]);
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
