import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type Progress, type StoredState, type Terraform, WorkingDirectory } from "@strata/terraform";
import type { Limit } from "../planning";
import type { Unit } from "../units";

/** Runs Terraform in the folders of units, for an apply. */
export class UnitFolders {
  constructor(
    private readonly terraform: Terraform,
    private readonly oneByOne: Limit,
    /** Where logs go. */
    private readonly logs: string,
  ) {}

  /** The state of a unit as it is stored; undefined where there is none. */
  async state(unit: Unit): Promise<StoredState | undefined> {
    return (await this.ready(unit)).state();
  }

  /**
   * Applies a plan file as it is.
   * @returns how many changes were made
   * @throws {TerraformError}
   */
  async apply(unit: Unit, planFile: string, report: (progress: Progress) => void): Promise<Progress> {
    const directory = await this.ready(unit);
    const file = join(this.logs, `${unit.layer}.apply.log`);
    const log = (line: string): void => appendFileSync(file, `${line}\n`, { mode: 0o600 });
    return directory.apply({ planFile, report, log });
  }

  /** The schemas of the providers of a unit. */
  async schemas(unit: Unit): Promise<unknown> {
    return (await this.ready(unit)).schemas();
  }

  private async ready({ folder, stack }: Unit): Promise<WorkingDirectory> {
    const directory = new WorkingDirectory(this.terraform, folder, stack);
    await this.oneByOne(() => directory.ensureInit());
    return directory;
  }
}
