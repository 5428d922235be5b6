import { rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { LoadedEnvironment } from "@strata/config";
import {
  type Project,
  placeUnits,
  type SynthesizedUnit,
  unitFolder,
  unitsOf,
  withSynthesis,
} from "@strata/project";
import type { OwnSandbox } from "@strata/sandbox";
import { type Terraform, WorkingDirectory } from "@strata/terraform";
import { CHANGED_SETTING, ChangedSetting } from "./changed-setting";
import type { Step } from "./progress";
import { sandboxOptions } from "./sandbox-folder";

/** What drifts in the demonstration: every network layer has it. */
const DRIFT = { address: "aws_vpc.vpc", attribute: "tags.Name", value: "changed-by-hand" } as const;

/**
 * One environment, synthesized and deployed into a sandbox of its own by real Terraform, layer after layer; then
 * something is changed behind Terraform's back, found, and repaired.
 */
export class Demonstration {
  /** What was synthesized, in the order of layers. */
  readonly units: SynthesizedUnit[] = [];
  /** Outputs of each layer. */
  readonly outputs = new Map<string, Readonly<Record<string, unknown>>>();
  /** Folder of the sandbox, kept afterwards. */
  readonly directory: string;
  private opened: OwnSandbox | undefined;

  constructor(
    private readonly project: Project,
    private readonly loaded: LoadedEnvironment,
    private readonly terraform: Terraform,
  ) {
    this.directory = join(project.root, ".strata", "demo");
  }

  /** All that happens, step by step. */
  steps(): readonly Step[] {
    const { layers } = this.loaded.environment;
    return [
      { title: "Synthesize", run: () => this.synthesize() },
      { title: "Open a sandbox", run: () => this.open() },
      ...layers.map((layer) => ({
        title: `Deploy ${layer}`,
        run: (report: (text: string) => void) => this.deploy(layer, report),
      })),
      { title: "Plan again", run: () => this.planAgain() },
      {
        title: `Set ${CHANGED_SETTING.path.join(".")} and plan all layers`,
        run: () => this.changedSetting().plan(),
      },
      { title: "Apply these plans", run: () => this.changedSetting().apply() },
      { title: "Take it back in the same way", run: () => this.changedSetting().takeBack() },
      {
        title: `Change ${DRIFT.address}.${DRIFT.attribute} behind Terraform's back`,
        run: () => this.drift(),
      },
      { title: "Repair it", run: () => this.repair() },
    ];
  }

  /** Ends the sandbox; what it has stays in its folder. */
  async close(): Promise<void> {
    await this.opened?.close();
  }

  private async synthesize(): Promise<string> {
    const { path } = this.loaded.environment;
    return withSynthesis(this.project, [path], async (synthesis) => {
      this.units.push(...unitsOf(this.loaded.environment, synthesis.stacks));
      await placeUnits(this.project, synthesis);
      const folder = relative(process.cwd(), join(this.project.output, "stacks"));
      return `${this.units.length} stacks in ${folder}`;
    });
  }

  private async open(): Promise<string> {
    rmSync(this.directory, { recursive: true, force: true });
    const { openSandbox } = await import("@strata/sandbox");
    this.opened = await openSandbox(sandboxOptions(this.project, this.directory, this.units));
    const { ports } = await this.opened.status();
    return `simulated ${Object.keys(ports).join(", ")}, S3 state server, all on loopback`;
  }

  private async deploy(layer: string, report: (text: string) => void): Promise<string> {
    const unit = this.unit(layer);
    report("init");
    await unit.init();
    const { done } = await unit.apply({ report: ({ done, total }) => report(`${done}/${total} resources`) });
    this.outputs.set(layer, await unit.outputs());
    return `${done} resources`;
  }

  private async planAgain(): Promise<string> {
    const pending = [];
    for (const layer of this.loaded.environment.layers) {
      if (!(await this.unit(layer).plan()).isEmpty) pending.push(layer);
    }
    return pending.length === 0 ? "no changes in any layer" : `changes in ${pending.join(", ")}`;
  }

  private async drift(): Promise<string> {
    await this.sandbox.drift(DRIFT);
    const { isEmpty } = await this.unit("network").plan();
    return isEmpty ? "terraform plan did not find it" : "terraform plan found it";
  }

  private async repair(): Promise<string> {
    await this.unit("network").apply();
    const { isEmpty } = await this.unit("network").plan();
    return isEmpty ? "terraform apply put it back, the next plan is empty" : "still there";
  }

  private changedSetting(): ChangedSetting {
    const terraform = this.terraform.with(this.sandbox.environment);
    return new ChangedSetting(this.project, this.loaded.environment, terraform);
  }

  private get sandbox(): OwnSandbox {
    if (this.opened === undefined) throw new Error("the sandbox is not open");
    return this.opened;
  }

  private unit(layer: string): WorkingDirectory {
    const folder = unitFolder(this.project, this.loaded.environment.id, layer);
    return new WorkingDirectory(this.terraform.with(this.sandbox.environment), folder, basename(folder));
  }
}
