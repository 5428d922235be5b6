import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { TemporaryFolder } from "@strata/files";
import { processRuns } from "./process-runs";

/** Terraform for cdktf: `bin/orderly-terraform.cjs` says why, and keeps a file for each run. */
export const ORDERLY_TERRAFORM = join(__dirname, "../bin/orderly-terraform.cjs");

/** How often to look, in milliseconds. */
const INTERVAL = 50;

/** The runs of Terraform that one command starts through {@link ORDERLY_TERRAFORM}; they may outlive it. */
export class TerraformRuns {
  private readonly folder = new TemporaryFolder(join(tmpdir(), "strata-runs-"));

  /** With these variables a command's runs are known here. */
  get environment(): Readonly<Record<string, string>> {
    return { STRATA_TERRAFORM_RUNS: this.folder.path };
  }

  /** Resolves once none runs. @param waiting told once, where one does */
  async ended(waiting: () => void): Promise<void> {
    if (this.running().length > 0) waiting();
    while (this.running().length > 0) await delay(INTERVAL);
  }

  /** Asks those that run to end. Where they were asked before, Terraform takes it for an order to give up at once. */
  interrupt(): void {
    for (const pid of this.running()) process.kill(pid, "SIGINT");
  }

  /** Forgets all. */
  remove(): void {
    this.folder.remove();
  }

  private running(): readonly number[] {
    return readdirSync(this.folder.path).map(Number).filter(processRuns);
  }
}
