import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findSandbox, type Sandbox } from "../../../packages/sandbox/src";
import { ROOT } from "../repository.fixture";
import type { AtEnd } from "../temporary-folder.fixture";

/** A sandbox in a process of its own, for the tests that end it. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly sandbox: Sandbox,
  ) {}

  /** Starts `strata sandbox up` in a folder, and waits until it serves. It is gone when the test ends. */
  static async start(folder: string, environment: string, atEnd: AtEnd): Promise<SandboxProcess> {
    const directory = join(folder, "served");
    // What it synthesizes, to know which types to serve, goes beside this folder and away again.
    const env = { CDKTF_OUTDIR: join(folder, "up") };
    return spawned([STRATA, "sandbox", "up", environment, "--directory", directory], directory, atEnd, env);
  }

  /** Starts no more than what `strata sandbox up` does once it has synthesized. It is gone when the test ends. */
  static async serve(
    folder: string,
    templates: readonly unknown[],
    latency: number,
    atEnd: AtEnd,
  ): Promise<SandboxProcess> {
    const directory = join(folder, "served");
    const file = join(folder, "templates.json");
    writeFileSync(file, JSON.stringify(templates));
    return spawned(["--require", "tsx/cjs", SERVED, directory, file, String(latency)], directory, atEnd);
  }

  static async of(child: ChildProcess, directory: string): Promise<SandboxProcess> {
    const sandbox = await findSandbox(directory);
    if (sandbox === undefined) throw new Error(`${directory}: expected a sandbox that runs, got none`);
    return new SandboxProcess(child, sandbox);
  }

  /** Ends it at once. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Asks it to end. @returns its exit code, once it has ended */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    const [code] = (await once(this.child, "exit")) as [number | null];
    return code;
  }
}

async function spawned(
  args: readonly string[],
  directory: string,
  atEnd: AtEnd,
  env: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  atEnd(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return SandboxProcess.of(child, directory);
}

const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");
const SERVED = join(__dirname, "served-sandbox.fixture.ts");
