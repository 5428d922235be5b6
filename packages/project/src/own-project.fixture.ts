import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { execa } from "execa";

const ROOT = join(__dirname, "..", "..", "..");
const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");

/** A layer that Strata does not bring: one DNS zone, and nothing else. */
const LAYER = {
  "platform/registry.ts": `
import type { LayerDefinition } from "@strata/config";
import { z } from "zod";
import { names } from "./names/contract";
const settings = z.strictObject({ zone: z.string().describe("Name of the zone") });
export const layers: readonly LayerDefinition[] = [
  { name: "names", description: "One zone", presence: "always", reads: [], settings, contract: names },
];`,
  "platform/names/contract.ts": `
import { contract, string } from "@strata/contract";
export const names = contract("names", { zone_id: string("Id of the zone", "Z0123456789") });`,
  "platform/names/stack.ts": `
import { LayerStack, type Unit } from "@strata/layer";
import type { Construct } from "constructs";
import { names } from "./contract";
export class Stack extends LayerStack<{ readonly zone: string }> {
  constructor(scope: Construct, unit: Unit<{ readonly zone: string }>) {
    super(scope, unit);
    this.publish(names, { zone_id: this.settings.zone });
  }
}`,
  "cdktf.json": `{ "language": "typescript", "app": "node --import tsx platform/main.ts" }`,
  "package.json": `{ "strata": { "app": "platform/main.ts", "registry": "platform/registry.ts" } }`,
  "environments/defaults.yaml": `state: { bucket: "acme-{account}-state" }\n`,
  "environments/acme/environment.yaml": `id: acme\naccount: "111122223333"\nregion: eu-west-1\nnames: { zone: acme.example }\n`,
};

/** What a run of the command left. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly complaints: string;
}

/** A company's own project: it has the packages and the app of this repository, and a layer and environments of its own. */
export class OwnProject {
  private readonly temporary = new TemporaryFolder(join(tmpdir(), "strata-project-"));

  constructor() {
    for (const [name, content] of Object.entries(LAYER)) this.write(name, content);
    for (const name of ["main.ts", "app.ts", "without-source-maps.ts"])
      cpSync(join(ROOT, "stacks", name), join(this.root, "platform", name));
    symlinkSync(join(ROOT, "node_modules"), join(this.root, "node_modules"));
  }

  /** Absolute path of the project. */
  get root(): string {
    return this.temporary.path;
  }

  /** Writes a file. */
  write(name: string, content: string): void {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Runs the real command in the project. */
  async strata(...args: readonly string[]): Promise<Run> {
    const run = await execa(process.execPath, [STRATA, ...args], { cwd: this.root, reject: false });
    return { exitCode: run.exitCode ?? -1, stdout: run.stdout, complaints: run.stderr };
  }

  /** Removes it. */
  remove(): void {
    this.temporary.remove();
  }
}
