import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "@strata/config";
import { applyPlans, isPlanned, limitTo, PlanFolder, type PlanRecord, planEnvironment } from "@strata/deploy";
import { environmentsOf, type Project, placeUnits, withSynthesis } from "@strata/project";
import type { Terraform } from "@strata/terraform";
import { parseDocument } from "yaml";

/** The setting that the demonstration changes: every environment has it, and every layer carries it. */
export const CHANGED_SETTING = { path: ["tags", "Demonstration"], value: "strata" } as const;

/** A change of a setting, planned over all layers and applied from these plans, in copies of the project's folders. */
export class ChangedSetting {
  /** Where copies and plans are. */
  private readonly folder: string;
  private readonly changed: Project;

  constructor(
    private readonly project: Project,
    private readonly environment: Environment,
    private readonly terraform: Terraform,
  ) {
    this.folder = join(project.root, ".strata", "demo", "changed");
    this.changed = {
      ...project,
      environments: join(this.folder, "environments"),
      output: join(this.folder, "cdktf.out"),
    };
  }

  /** Changes the setting in a copy of the environments, and plans all layers. @returns what the plans do */
  async plan(): Promise<string> {
    const { path } = this.environment;
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(this.project.environments, this.changed.environments, { recursive: true });
    const file = join(this.changed.environments, path, "environment.yaml");
    const settings = parseDocument(readFileSync(file, "utf8"));
    settings.setIn(CHANGED_SETTING.path, CHANGED_SETTING.value);
    writeFileSync(file, settings.toString());
    await withSynthesis(this.changed, [path], (synthesis) => placeUnits(this.changed, synthesis));
    return this.planned(this.changed, this.environmentOf(this.changed));
  }

  /** Applies what was planned. @returns how */
  async apply(): Promise<string> {
    return this.applied(this.changed, this.environmentOf(this.changed));
  }

  /** Plans and applies the environment as its folder has it. */
  async takeBack(): Promise<string> {
    const planned = await this.planned(this.project, this.environment);
    await this.applied(this.project, this.environment);
    return planned;
  }

  private environmentOf(project: Project): Environment {
    const [loaded] = environmentsOf(project, [this.environment.path], { ledger: "rewrite" });
    if (loaded === undefined) throw new Error(`${this.environment.path}: it was there a moment ago`);
    return loaded.environment;
  }

  private async planned(project: Project, environment: Environment): Promise<string> {
    const plans = await planEnvironment(project, environment, {
      ...(await this.shared()),
      layers: environment.layers,
      folder: this.plans,
      limit: await limitTo(environment.layers.length),
      git: null,
      mode: "apply",
      refresh: true,
      against: "states",
      keepGoing: false,
      report: () => undefined,
    });
    if (plans === undefined) throw new Error("interrupted");
    return summaryOf(plans.record);
  }

  private async applied(project: Project, environment: Environment): Promise<string> {
    const layers = await applyPlans(project, environment, PlanFolder.read(this.plans, environment.path), {
      ...(await this.shared()),
      layers: environment.layers,
      allowDestroy: [],
      report: () => undefined,
    });
    return `${layers.length} layers, as reviewed`;
  }

  private get plans(): string {
    return join(this.folder, "plans");
  }

  private async shared() {
    const { terraform } = this;
    const interrupt = new AbortController().signal;
    return { terraform, interrupt, oneByOne: await limitTo(1), now: () => new Date() };
  }
}

function summaryOf({ units }: PlanRecord): string {
  const planned = units.filter(isPlanned);
  const count = (what: "create" | "update" | "replace" | "delete"): number =>
    planned.reduce((sum, { actions }) => sum + actions[what], 0);
  const counts = (["create", "update", "replace", "delete"] as const)
    .filter((what) => count(what) > 0)
    .map((what) => `${count(what)} to ${what}`);
  return `${counts.join(", ") || "nothing to do"} in ${planned.filter(({ hasChanges }) => hasChanges).length} of ${units.length} layers`;
}
