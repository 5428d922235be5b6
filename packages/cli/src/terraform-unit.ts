import { Failure } from "./failure";
import { followApply, type Progress } from "./terraform-events";

/** A synthesized folder that Terraform works in. */
export interface TerraformUnit {
  /** Name of the stack. */
  readonly stack: string;
  /** Absolute path of the folder that holds `cdk.tf.json`. */
  readonly folder: string;
}

/** Runs plain Terraform on units, with what it needs in its environment. */
export class UnitRunner {
  /**
   * @param terraform path of the command
   * @param environment variables besides those of this process
   * @param interrupt has a Terraform that runs come to an end in order, and lets none start
   */
  constructor(
    private readonly terraform: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly interrupt: AbortSignal,
  ) {}

  /** Makes the folder ready. @throws {Failure} with what Terraform said */
  async init(unit: TerraformUnit): Promise<void> {
    await this.run(unit, "init", "-input=false", "-no-color");
  }

  /**
   * Applies without asking.
   * @throws {Failure} with every error of the apply
   */
  async apply(
    unit: TerraformUnit,
    report: (progress: Progress) => void = () => undefined,
  ): Promise<Progress> {
    const { execa } = await import("execa");
    const last: { progress: Progress } = { progress: { done: 0, total: 0 } };
    const child = execa(this.terraform, ["apply", "-json", "-input=false", "-auto-approve"], {
      ...this.options(unit),
      buffer: { stdout: false },
    });
    const errors = await followApply(child.stdout, (progress) => {
      last.progress = progress;
      report(progress);
    });
    const { exitCode, stderr } = await child;
    if (exitCode !== 0) {
      const said = errors.length > 0 ? errors : stderr.split("\n");
      throw new Failure([`${unit.stack}: terraform apply failed`, ...said.map((line) => `  ${line}`)]);
    }
    return last.progress;
  }

  /** Whether a plan would change something: drift, or settings that are not applied. */
  async isPending(unit: TerraformUnit): Promise<boolean> {
    const { execa } = await import("execa");
    const result = await execa(
      this.terraform,
      ["plan", "-input=false", "-no-color", "-detailed-exitcode"],
      this.options(unit),
    );
    if (result.exitCode === 0) return false;
    if (result.exitCode === 2) return true;
    throw new Failure([`${unit.stack}: terraform plan failed`, ...String(result.stderr).split("\n")]);
  }

  /** The unit's outputs, by name. */
  async outputs(unit: TerraformUnit): Promise<Readonly<Record<string, unknown>>> {
    const text = await this.run(unit, "output", "-json");
    const outputs = JSON.parse(text) as Readonly<Record<string, { readonly value: unknown }>>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  private async run(unit: TerraformUnit, ...args: readonly string[]): Promise<string> {
    const { execa } = await import("execa");
    const { exitCode, stdout, stderr } = await execa(this.terraform, args, this.options(unit));
    if (exitCode === 0) return String(stdout);
    throw new Failure([`${unit.stack}: terraform ${args[0]} failed`, ...String(stderr).split("\n")]);
  }

  private options({ folder }: TerraformUnit) {
    return {
      cwd: folder,
      env: { ...this.environment, TF_IN_AUTOMATION: "1" },
      reject: false,
      // A terminal's Ctrl-C must not reach it too: two would have it give up at once.
      detached: true,
      cancelSignal: this.interrupt,
      killSignal: "SIGINT",
      forceKillAfterDelay: false,
    } as const;
  }
}
