import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { findSandbox, type Sandbox } from "../packages/sandbox/src";
import { type AtEnd, ROOT } from "./deployment.fixture";

/** `strata sandbox up` in a process of its own, for the tests that end it. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly sandbox: Sandbox,
  ) {}

  /** Starts it in a folder, and waits until it serves. It is gone when the test ends. */
  static async start(folder: string, environment: string, atEnd: AtEnd): Promise<SandboxProcess> {
    const directory = join(folder, "served");
    const child = spawn(
      process.execPath,
      [STRATA, "sandbox", "up", environment, "--directory", directory],
      // What it synthesizes, to know which types to serve, goes beside this folder and away again.
      {
        cwd: ROOT,
        env: { ...process.env, CDKTF_OUTDIR: join(folder, "up") },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    atEnd(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    const sandbox = await findSandbox(directory);
    if (sandbox === undefined) throw new Error("strata sandbox up: expected it to be found, got none");
    return new SandboxProcess(child, sandbox);
  }

  /** Ends it at once. */
  kill(): void {
    this.child.kill("SIGKILL");
  }
}

const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");
