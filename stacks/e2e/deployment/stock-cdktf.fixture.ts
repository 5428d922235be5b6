import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { stackName } from "@strata/contract";
import { execa } from "execa";
import { ROOT } from "../repository.fixture";
import type { Deployment } from "./deployment.fixture";

/** What a run of `cdktf` ended with. */
export interface CdktfRun {
  readonly code: number;
  /** Both streams without colours, frames and the spinner's lines. */
  readonly output: string;
}

/** The stock `cdktf` on one environment, in its sandbox, with an output folder of its own. */
export class StockCdktf {
  constructor(private readonly deployment: Deployment) {}

  /** Folder that it synthesizes into. */
  get output(): string {
    return join(this.deployment.folder, "cdktf.out");
  }

  /** Name of the stack of a layer. */
  stack(layer: string): string {
    return stackName(this.deployment.environment.id, layer);
  }

  private get env(): Record<string, string> {
    return { ...this.deployment.sandbox.environment, STRATA_ENV: this.deployment.environment.path, CI: "1" };
  }

  /** Runs a command; it may fail. */
  async run(...args: readonly string[]): Promise<CdktfRun> {
    const { exitCode, all } = await execa(CDKTF, [...args, "--output", this.output], {
      cwd: ROOT,
      env: this.env,
      reject: false,
      all: true,
    });
    const lines = stripVTControlCharacters(all)
      .split(/\r?\n/)
      .map((line) => line.trim());
    return {
      code: exitCode ?? -1,
      output: lines.filter((line) => line !== "" && !SPINNER.test(line)).join("\n"),
    };
  }

  /** Runs a command. @throws {Error} with what it said, when it fails */
  async succeed(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code !== 0) throw new Error(`cdktf ${args.join(" ")}: ${output}`);
    return output;
  }

  /** What `--outputs-file` wrote. */
  outputs(file: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, unknown>>;
  }
}

const CDKTF = join(ROOT, "node_modules", ".bin", "cdktf");
const SPINNER = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
