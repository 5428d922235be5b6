import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Terraform, TerraformError, WorkingDirectory } from "@strata/terraform";
import { type CopyState, type PartlyKnown, planningFiles } from "../planning-copy";
import { LOCK_FILE, synthesizedFiles, type Unit } from "../units";
import type { Limit } from "./limit";
import { priorState } from "./state-version";
import type { MadePlan, ShownPlan } from "./unit-plan";

/** How plans are made. */
export interface PlanOptions {
  readonly mode: "apply" | "destroy" | "refresh-only";
  /** Whether what exists is read, and not the state alone. */
  readonly refresh: boolean;
}

/** Only the owner may read plans: they hold sensitive values in clear. */
const OWNER_ONLY = 0o600;

/** Terraform's words for a folder that has to be initialized although it seems to be. */
const NOT_INITIALIZED =
  /initialization required|Inconsistent dependency lock file|Required plugins are not installed|Missing required provider/i;

/** Makes plans of units, into a folder of plans. */
export class Workshop {
  /**
   * @param plans folder for plan files, their JSON and logs
   * @param copies folder for copies of units; what Terraform keeps in them is kept
   * @param oneByOne initializations share a cache of providers, which Terraform does not guard
   */
  constructor(
    private readonly terraform: Terraform,
    private readonly plans: string,
    private readonly copies: string,
    private readonly oneByOne: Limit,
  ) {}

  /** The untouched unit against its state. @throws {TerraformError} */
  exact(unit: Unit, options: PlanOptions, signal: AbortSignal): Promise<MadePlan> {
    return this.plan(unit, unit.folder, `${unit.layer}.tfplan`, options, signal);
  }

  /** A copy of the unit, with these outputs of upstream layers. @throws {TerraformError} */
  provisional(
    unit: Unit,
    given: Readonly<Record<string, PartlyKnown>>,
    state: CopyState,
    options: PlanOptions,
    signal: AbortSignal,
  ): Promise<MadePlan> {
    // What was planned against the states is none of the plans.
    rmSync(join(this.plans, `${unit.layer}.tfplan`), { force: true });
    const copy = join(this.copies, state === "own" ? unit.stack : `${unit.stack}-without-state`);
    refresh(copy, unit, planningFiles(unit.json, given, state));
    return this.plan(unit, copy, `${unit.layer}.provisional.tfplan`, options, signal);
  }

  /** Writes a line to a unit's log. */
  log({ layer }: Unit, line: string): void {
    appendFileSync(join(this.plans, logOf(layer)), `${line}\n`, { mode: OWNER_ONLY });
  }

  private async plan(
    unit: Unit,
    folder: string,
    planFile: string,
    { mode, refresh }: PlanOptions,
    signal: AbortSignal,
  ): Promise<MadePlan> {
    const directory = new WorkingDirectory(this.terraform.interruptedBy(signal), folder, unit.stack);
    const path = join(this.plans, planFile);
    const plan = () => directory.plan({ planFile: path, mode, refresh, log: (line) => this.log(unit, line) });
    await this.oneByOne(() => directory.ensureInit());
    const { isEmpty } = await plan()
      .catch(async (error: unknown) => {
        if (!(error instanceof TerraformError) || !NOT_INITIALIZED.test(error.message)) throw error;
        await this.oneByOne(() => directory.init({ backend: "reconfigure" }));
        return plan();
      })
      .catch((error: unknown) => {
        // Terraform also saves what it had when it failed.
        rmSync(path, { force: true });
        throw error;
      });
    chmodSync(path, OWNER_ONLY);
    const shown = (await directory.show(path)) as ShownPlan;
    return { planFile, shown, state: priorState(path), isEmpty };
  }
}

/** Name of a unit's log in a folder of plans. */
export function logOf(layer: string): string {
  return `${layer}.log`;
}

/** Makes a copy what the unit is now, with these files beside; what Terraform keeps in it stays. */
function refresh(copy: string, unit: Unit, files: Readonly<Record<string, unknown>>): void {
  mkdirSync(copy, { recursive: true });
  for (const name of synthesizedFiles(copy)) rmSync(join(copy, name));
  for (const name of [...synthesizedFiles(unit.folder), LOCK_FILE]) {
    const target = join(copy, name);
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    copyIfThere(join(unit.folder, name), target);
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(copy, name), JSON.stringify(content), { mode: OWNER_ONLY });
  }
}

function copyIfThere(from: string, to: string): void {
  try {
    cpSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
