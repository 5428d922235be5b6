import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "@strata/config";
import { type RunningTerraform, Terraform, type TerraformRun, WorkingDirectory } from "@strata/terraform";
import { openSandbox, type Sandbox } from "../../../packages/sandbox/src";
import { type SynthesizedUnit, synthesize } from "../../synthesize";
import { SCHEMA_CACHE } from "../repository.fixture";
import { type AtEnd, temporaryFolder } from "../temporary-folder.fixture";

/** What a plan would do: `<actions> <address>`, for example `update aws_vpc.vpc` or `create output.vpc_id`. */
export type PlannedChange = string;

interface Change {
  readonly actions: readonly string[];
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: Change;
  }[];
  readonly output_changes?: Readonly<Record<string, Change>>;
}

/** Attributes of a resource, as its state has them. */
export type DeployedResource = Readonly<Record<string, unknown>>;

interface StateJson {
  readonly values?: {
    readonly root_module: {
      readonly resources?: readonly {
        readonly mode: string;
        readonly type: string;
        readonly name: string;
        readonly values: DeployedResource;
      }[];
    };
  };
}

/** One environment with a sandbox and unit folders of its own, worked on by plain Terraform. */
export class Deployment {
  private constructor(
    readonly environment: Environment,
    /** The simulated cloud. */
    readonly sandbox: Sandbox,
    /** Holds one folder for each unit, by layer. */
    readonly folder: string,
  ) {}

  /**
   * Opens a sandbox in this process and writes the units; nothing is deployed yet. All is gone when the test ends.
   * @param latency how long each change takes, in milliseconds
   * @param overrides settings by layer over those of the folders, for types that these do not have
   */
  static async open(
    environment: Environment,
    atEnd: AtEnd,
    latency = 0,
    overrides: Readonly<Record<string, unknown>> = {},
  ): Promise<Deployment> {
    const folder = temporaryFolder(atEnd);
    const units = await synthesize({ select: [environment.path], overrides });
    const sandbox = await openSandbox({
      latency,
      directory: join(folder, "sandbox"),
      templates: units.map(({ json }) => json),
      from: __dirname,
      cacheDir: SCHEMA_CACHE,
    });
    atEnd(() => sandbox.close());
    return new Deployment(environment, sandbox, folder).having(units);
  }

  /** Writes the units for a sandbox that runs already. They are gone when the test ends. */
  static async on(sandbox: Sandbox, environment: Environment, atEnd: AtEnd): Promise<Deployment> {
    return new Deployment(environment, sandbox, temporaryFolder(atEnd)).changed();
  }

  /** The same units, on another sandbox. */
  movedTo(sandbox: Sandbox): Deployment {
    return new Deployment(this.environment, sandbox, this.folder);
  }

  /** How many resources each layer has, upstream first. */
  get sizes(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.layers.map((layer) => {
        const { resource = {} } = this.read(layer);
        return [layer, Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0)];
      }),
    );
  }

  /** Layers of the environment, upstream first. */
  get layers(): readonly string[] {
    return this.environment.layers;
  }

  /** Folder of a unit, which Terraform works in. */
  unit(layer: string): string {
    return join(this.folder, "units", layer);
  }

  /** What a unit's folder holds, parsed anew. */
  read(layer: string): UnitJson {
    return JSON.parse(readFileSync(join(this.unit(layer), "cdk.tf.json"), "utf8")) as UnitJson;
  }

  /** Puts a unit's JSON in place; what Terraform keeps beside it stays. */
  write(layer: string, json: unknown): void {
    mkdirSync(this.unit(layer), { recursive: true });
    writeFileSync(join(this.unit(layer), "cdk.tf.json"), JSON.stringify(json));
  }

  /** Synthesizes all units anew, with these settings by layer over those of the folders. */
  async changed(overrides: Readonly<Record<string, unknown>> = {}): Promise<this> {
    return this.having(await synthesize({ select: [this.environment.path], overrides }));
  }

  private having(units: readonly SynthesizedUnit[]): this {
    for (const { layer, json } of units) this.write(layer, json);
    return this;
  }

  /** Runs Terraform in a unit's folder; it may fail. */
  run(layer: string, ...args: readonly string[]): Promise<TerraformRun> {
    return this.terraform.run(this.unit(layer), ...args);
  }

  /**
   * Starts to apply a layer.
   * @param line given each event that Terraform writes
   */
  startApply(layer: string, line?: (text: string) => void): Promise<RunningTerraform> {
    return this.terraform.start(this.unit(layer), ["apply", "-json", "-input=false", "-auto-approve"], line);
  }

  /** Runs Terraform in a unit's folder. @throws {Error} with what it said, when it fails */
  async succeed(layer: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await this.run(layer, ...args);
    if (code !== 0) throw new Error(`${layer}: terraform ${args.join(" ")}: ${output}`);
    return output;
  }

  /** Plain `terraform init` and `terraform apply` of layers, one after another. */
  async deploy(layers: readonly string[] = this.layers): Promise<void> {
    for (const layer of layers) {
      const directory = this.directory(layer);
      await directory.init();
      await directory.apply();
    }
  }

  /** What the next apply of a layer would do to resources and outputs. */
  async plannedChanges(layer: string): Promise<readonly PlannedChange[]> {
    const directory = this.directory(layer);
    const { isEmpty } = await directory.plan({ planFile: "plan" });
    if (isEmpty) return [];
    const plan = (await directory.show("plan")) as PlanJson;
    const { resource_changes = [], output_changes = {} } = plan;
    return [
      ...resource_changes.filter(({ mode }) => mode === "managed"),
      ...Object.entries(output_changes).map(([name, change]) => ({ address: `output.${name}`, change })),
    ]
      .filter(({ change }) => !change.actions.includes("no-op"))
      .map(({ address, change }) => `${change.actions.join(" and ")} ${address}`)
      .sort();
  }

  /** What the next apply of each layer would do, without the layers where it would do nothing. */
  async pending(): Promise<Readonly<Record<string, readonly PlannedChange[]>>> {
    const planned = [];
    for (const layer of this.layers) planned.push([layer, await this.plannedChanges(layer)] as const);
    return Object.fromEntries(planned.filter(([, changes]) => changes.length > 0));
  }

  /** What a layer's state says of its resources of one type, by name. */
  async deployed(layer: string, type: string): Promise<Readonly<Record<string, DeployedResource>>> {
    const state = (await this.directory(layer).show()) as StateJson;
    return Object.fromEntries(
      (state.values?.root_module.resources ?? [])
        .filter((resource) => resource.mode === "managed" && resource.type === type)
        .map(({ name, values }) => [name, values]),
    );
  }

  /** A layer's outputs, by name. */
  outputs(layer: string): Promise<Readonly<Record<string, unknown>>> {
    return this.directory(layer).outputs();
  }

  private get terraform(): Terraform {
    return new Terraform({ inherit: "essential", environment: this.sandbox.environment });
  }

  private directory(layer: string): WorkingDirectory {
    return new WorkingDirectory(this.terraform, this.unit(layer), layer);
  }
}

/** The parts of a `cdk.tf.json` that tests read or change. */
export interface UnitJson {
  readonly terraform: {
    readonly backend: { readonly s3: { readonly bucket: string; readonly key: string } };
  };
  /** Absent in a layer that has none. */
  readonly resource?: Record<string, Record<string, Record<string, unknown>>>;
  readonly data?: Record<string, Record<string, Record<string, unknown>>>;
  readonly output: Record<string, Record<string, unknown>>;
}
