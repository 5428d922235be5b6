import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import {
  eventIn,
  faultIn,
  faultText,
  type PlannedChange,
  type Progress,
  plannedChange,
  progressAfter,
  type TerraformEvent,
} from "./events";
import { hintsOn } from "./hints";
import { needsInit, noteInit } from "./initialization";
import { linesOf, type Terraform } from "./terraform";
import { TerraformError } from "./terraform-error";

/** What a plan is made with. */
export interface PlanOptions {
  /** Name of the plan file to write into the folder. @default none is written */
  readonly planFile?: string;
  /** Values of input variables by name, whatever JSON can hold. @default none */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether what exists is read first; otherwise the state is taken as it is. @default true */
  readonly refresh?: boolean;
  /**
   * `apply`: what the configuration wants. `destroy`: that nothing is left. `refresh-only`: that the state says what
   * exists, and nothing else changes.
   * @default apply
   */
  readonly mode?: "apply" | "destroy" | "refresh-only";
  /** Given each line for people, as it is written. @default none is */
  readonly log?: (line: string) => void;
}

/** What a plan found. */
export interface Plan {
  /** Whether an apply would do nothing: to resources, and to outputs. */
  readonly isEmpty: boolean;
  /** Changes of resources, in Terraform's order. */
  readonly changes: readonly PlannedChange[];
}

/** What is applied. */
export interface ApplyOptions {
  /** Name of the plan file in the folder. @default a plan is made, and applied as it is */
  readonly planFile?: string;
  /** Told how far it is. */
  readonly report?: (progress: Progress) => void;
  /** Given each line for people, as it is written. @default none is */
  readonly log?: (line: string) => void;
}

/** Arguments for what a plan aims at. */
const MODES: Readonly<Record<NonNullable<PlanOptions["mode"]>, readonly string[]>> = {
  apply: [],
  destroy: ["-destroy"],
  "refresh-only": ["-refresh-only"],
};

/** The parts of a stored state that are read. Source: Terraform, state format 4. */
export interface StoredState {
  readonly lineage: string;
  readonly serial: number;
  readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources: readonly unknown[];
}

/** What a run that writes events ended with. */
interface Followed {
  readonly code: number;
  readonly events: readonly TerraformEvent[];
  /** What it wrote besides events. */
  readonly output: string;
}

/**
 * A folder with a configuration, which Terraform works in: a working directory, in its own words. Every method throws
 * a {@link TerraformError} with the errors that Terraform reported, when the command fails.
 */
export class WorkingDirectory {
  /** @param name how messages call it, for example the name of the stack */
  constructor(
    private readonly terraform: Terraform,
    readonly folder: string,
    private readonly name: string = folder,
  ) {}

  /**
   * Initializes the backend and installs providers.
   * @param backend `reconfigure`: where the folder was initialized for another backend, that one is forgotten and left as
   * it is. @default Terraform refuses
   */
  async init({ backend }: { readonly backend?: "reconfigure" } = {}): Promise<void> {
    await this.succeed("init", "-input=false", ...(backend === undefined ? [] : ["-reconfigure"]));
  }

  /**
   * Initializes it unless it is as it was after the last time: see {@link needsInit}. What was initialized for another
   * backend is forgotten, and left as it is.
   */
  async ensureInit(): Promise<void> {
    if (!needsInit(this.folder, this.terraform.variables)) return;
    await this.init({ backend: "reconfigure" });
    noteInit(this.folder, this.terraform.variables);
  }

  /** Checks the configuration without state and without values of variables. */
  async validate(): Promise<void> {
    await this.succeed("validate");
  }

  /** Plans against the state. */
  async plan(options: PlanOptions = {}): Promise<Plan> {
    const { variables = {} } = options;
    if (Object.keys(variables).length === 0) return this.planWith(options, []);
    return inTemporaryFolder(join(tmpdir(), "strata-variables-"), async (folder) => {
      const values = join(folder, "values.tfvars.json");
      writeFileSync(values, JSON.stringify(variables));
      return this.planWith(options, [`-var-file=${values}`]);
    });
  }

  private async planWith(
    { planFile, refresh = true, mode = "apply", log }: PlanOptions,
    values: readonly string[],
  ): Promise<Plan> {
    const out = planFile === undefined ? [] : [`-out=${planFile}`];
    const { code, events, output } = await this.follow(
      [
        "plan",
        "-input=false",
        "-detailed-exitcode",
        ...MODES[mode],
        ...values,
        ...(refresh ? [] : ["-refresh=false"]),
        ...out,
      ],
      log,
    );
    if (code !== 0 && code !== 2) throw this.failure("plan", events, output);
    return { isEmpty: code === 0, changes: events.flatMap((event) => plannedChange(event) ?? []) };
  }

  /**
   * Applies without asking: a plan file as it was reviewed, or else what a plan made now finds.
   * @returns how many changes were made
   */
  async apply({ planFile, report = () => undefined, log }: ApplyOptions = {}): Promise<Progress> {
    let progress: Progress = { done: 0, total: 0 };
    const what = planFile === undefined ? ["-auto-approve"] : [planFile];
    const { code, events, output } = await this.follow(["apply", "-input=false", ...what], log, (event) => {
      progress = progressAfter(progress, event);
      report(progress);
    });
    if (code !== 0) throw this.failure("apply", events, output);
    return progress;
  }

  /** The JSON of a plan file, or of the state where no file is named. Source: Terraform, "JSON Output Format". */
  async show(planFile?: string): Promise<unknown> {
    const file = planFile === undefined ? [] : [planFile];
    return JSON.parse(await this.succeed("show", "-json", ...file));
  }

  /** The schemas of the providers in use. Source: Terraform, `terraform providers schema -json`. */
  async schemas(): Promise<unknown> {
    return JSON.parse(await this.succeed("providers", "schema", "-json"));
  }

  /** The state as it is stored; undefined where there is none. Source: Terraform, `terraform state pull`. */
  async state(): Promise<StoredState | undefined> {
    const text = await this.succeed("state", "pull");
    return text.trim() === "" ? undefined : (JSON.parse(text) as StoredState);
  }

  /** The outputs in the state, by name. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const outputs = JSON.parse(await this.succeed("output", "-json")) as Readonly<
      Record<string, { readonly value: unknown }>
    >;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Runs a command that can write events, to its end. */
  private async follow(
    [command = "", ...args]: readonly string[],
    log: (line: string) => void = () => undefined,
    react: (event: TerraformEvent) => void = () => undefined,
  ): Promise<Followed> {
    const events: TerraformEvent[] = [];
    const { ended } = await this.terraform.start(this.folder, [command, "-json", ...args], (line) => {
      const event = eventIn(line);
      const fault = event && faultIn(event);
      log((fault && faultText(fault)) ?? event?.["@message"] ?? line);
      if (event === undefined) return;
      events.push(event);
      react(event);
    });
    const { code, stderr } = await ended;
    if (stderr !== "") log(stderr);
    return { code, events, output: stderr };
  }

  private async succeed(...args: readonly string[]): Promise<string> {
    const { code, stdout, output } = await this.terraform.run(this.folder, ...args);
    if (code !== 0) throw this.failure(args[0] ?? "", [], output);
    return stdout;
  }

  /** The errors that were reported as events; where there are none, all that was written. */
  private failure(command: string, events: readonly TerraformEvent[], output: string): TerraformError {
    const faults = events.flatMap((event) => faultIn(event) ?? []);
    const lines = faults.length > 0 ? faults.map(faultText).flatMap(linesOf) : linesOf(output);
    const hints = hintsOn(lines.join("\n"), this.folder);
    return new TerraformError(
      [
        `${this.name}: terraform ${command} failed`,
        ...[...lines, ...hints].map((line) => `  ${line}`.trimEnd()),
      ],
      faults,
    );
  }
}
