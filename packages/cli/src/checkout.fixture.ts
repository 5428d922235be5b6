import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { execa } from "execa";
import { type Files, ROOT, type Run, SHOP } from "./shop.fixture";

/** What a checkout is made of besides its environments. */
const SHARED = ["cdktf.json", "node_modules", "packages", "stacks", "tsconfig.json", "tsconfig.base.json"];

/** A checkout of its own: the code of this one, an invented shop, and nothing that commands have left. */
export class Checkout {
  /** Root of the checkout, where commands run. */
  readonly folder = mkdtempSync(join(tmpdir(), "strata-checkout-"));

  constructor(files: Files = SHOP) {
    for (const name of SHARED) symlinkSync(join(ROOT, name), join(this.folder, name));
    for (const [name, content] of Object.entries(files)) this.write(join("environments", name), content);
  }

  /** Writes a file. @returns its absolute path */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** A folder with a `terraform` that only says its version, as the path of a shell. */
  pathWithTerraform(version: string): string {
    const script = this.write("bin/terraform", `#!/bin/sh\necho '{"terraform_version":"${version}"}'\n`);
    chmodSync(script, 0o755);
    return dirname(script);
  }

  /** Runs the real command to its end. */
  async strata(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const { exitCode, stdout, stderr } = await execa(process.execPath, [BIN, ...args], {
      cwd: this.folder,
      env,
      reject: false,
    });
    return { exitCode: exitCode ?? -1, stdout, complaints: stderr.split("\n").filter((line) => line !== "") };
  }

  /** Starts `strata sandbox up`, and waits until it serves. */
  async up(...args: readonly string[]): Promise<Serving> {
    return this.start(["sandbox", "up", ...args], (_, count) => count === 2);
  }

  /** Starts the command, and waits until it has said enough. */
  async start(args: readonly string[], enough: (line: string, count: number) => boolean): Promise<Serving> {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const complaints = text(child.stderr);
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      if (enough(line, said.push(line))) break;
    }
    return { child, said, complaints };
  }

  /** Takes it away. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A command that runs. */
export interface Serving {
  readonly child: ChildProcess;
  /** Its lines of results so far. */
  readonly said: readonly string[];
  /** All that it complains of, once it has ended. */
  readonly complaints: Promise<string>;
}

const BIN = join(ROOT, "packages", "cli", "bin", "strata.cjs");
