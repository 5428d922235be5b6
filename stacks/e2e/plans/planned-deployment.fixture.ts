import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "@strata/config";
import { stackName } from "@strata/contract";
import {
  type ApplyEvent,
  applyPlans,
  type EnvironmentPlanOptions,
  type EnvironmentPlans,
  isPlanned,
  limitTo,
  PlanFolder,
  planEnvironment,
} from "@strata/deploy";
import { Terraform } from "@strata/terraform";
import { openSandbox, type Sandbox } from "../../../packages/sandbox/src";
import { synthesizeEnvironment } from "../../synthesize";
import { SCHEMA_CACHE } from "../repository.fixture";
import { type AtEnd, temporaryFolder } from "../temporary-folder.fixture";

/** A project, as planning takes it. */
type Project = Parameters<typeof planEnvironment>[0];

/** What a plan says of each layer: its status and what it does, for example `exact: 2 update`. */
export type Said = Readonly<Record<string, string>>;

/** An environment in a sandbox, planned and applied by its plans. */
export class PlannedDeployment {
  /** What an apply told, as `layer: event`. */
  readonly told: string[] = [];
  /** Layers that were planned a second time. */
  readonly again: string[] = [];

  private constructor(
    /** As it is synthesized now. */
    public environment: Environment,
    readonly sandbox: Sandbox,
    readonly project: Project,
  ) {}

  /** Nothing is deployed yet. All is gone when the test ends. */
  static async open(environment: Environment, atEnd: AtEnd, latency = 0): Promise<PlannedDeployment> {
    const folder = temporaryFolder(atEnd);
    const units = await synthesizeEnvironment(environment);
    const sandbox = await openSandbox({
      latency,
      directory: join(folder, "sandbox"),
      templates: units.map(({ json }) => json),
      from: __dirname,
      cacheDir: SCHEMA_CACHE,
    });
    atEnd(() => sandbox.close());
    const project = {
      root: folder,
      registry: "",
      app: "",
      environments: join(folder, "environments"),
      output: join(folder, "cdktf.out"),
    };
    return new PlannedDeployment(environment, sandbox, project).become(environment);
  }

  /** Synthesizes other settings of it. */
  async become(environment: Environment): Promise<this> {
    this.environment = environment;
    for (const { layer, json } of await synthesizeEnvironment(environment)) this.write(layer, json);
    return this;
  }

  /** Puts a unit's JSON in place. */
  write(layer: string, json: unknown): void {
    const folder = this.unit(layer);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(json));
  }

  /** A unit's JSON, parsed anew. */
  read(layer: string): { readonly resource?: Readonly<Record<string, object>> } {
    return JSON.parse(readFileSync(join(this.unit(layer), "cdk.tf.json"), "utf8")) as object;
  }

  /** Folder of a unit. */
  unit(layer: string): string {
    return join(this.project.output, "stacks", stackName(this.environment.id, layer));
  }

  /** Where its plans are. */
  get folder(): string {
    return join(this.project.root, "plans", this.environment.path);
  }

  terraform(environment: Readonly<Record<string, string>> = {}): Terraform {
    return new Terraform({
      inherit: "essential",
      environment: { ...this.sandbox.environment, TERRAFORM_BINARY_NAME: "terraform", ...environment },
    });
  }

  /** Plans all layers, or those that are named. */
  async plan(options: Partial<EnvironmentPlanOptions> = {}): Promise<EnvironmentPlans> {
    const plans = await planEnvironment(this.project, this.environment, {
      terraform: this.terraform(),
      layers: this.environment.layers,
      folder: this.folder,
      limit: await limitTo(4),
      oneByOne: await limitTo(1),
      git: null,
      interrupt: new AbortController().signal,
      mode: "apply",
      refresh: true,
      against: "states",
      keepGoing: false,
      now: () => new Date(),
      report: ({ layer }, event) => {
        if (event === "again") this.again.push(layer);
      },
      ...options,
    });
    if (plans === undefined) throw new Error("interrupted");
    return plans;
  }

  /** Carries out the plans. */
  apply(
    allowDestroy: readonly string[] = [],
    layers: readonly string[] = this.environment.layers,
    interrupt: AbortSignal = new AbortController().signal,
  ): Promise<readonly string[]> {
    return this.applyFrom(this.folder, layers, allowDestroy, interrupt);
  }

  /** Carries out the plans in a folder. */
  async applyFrom(
    folder: string,
    layers: readonly string[],
    allowDestroy: readonly string[] = [],
    interrupt: AbortSignal = new AbortController().signal,
  ): Promise<readonly string[]> {
    return applyPlans(this.project, this.environment, PlanFolder.read(folder, this.environment.path), {
      terraform: this.terraform().interruptedBy(interrupt),
      oneByOne: await limitTo(1),
      layers,
      allowDestroy,
      interrupt,
      now: () => new Date(),
      report: (layer, event) => this.tell(layer, event),
    });
  }

  private tell(layer: string, event: ApplyEvent): void {
    if (event.kind === "applied") this.told.push(`${layer}: ${event.changes === 0 ? "nothing" : event.how}`);
    if (event.kind === "planned again") this.told.push(`${layer}: ${event.why}`);
    if (event.kind === "done before") this.told.push(`${layer}: done before`);
  }
}

/** What plans say, layer by layer. */
export function said({ record }: EnvironmentPlans): Said {
  return Object.fromEntries(
    record.units.map((unit) => {
      if (!isPlanned(unit)) return [unit.layer, unit.status];
      const actions = Object.entries(unit.actions).filter(([, count]) => count > 0);
      const text = actions.map(([action, count]) => `${count} ${action}`).join(", ");
      return [unit.layer, `${unit.status}: ${unit.hasChanges ? text || "outputs" : "nothing"}`];
    }),
  );
}
