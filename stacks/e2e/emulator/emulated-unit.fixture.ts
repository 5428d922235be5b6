import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UnitTemplate } from "@strata/emulator";
import { execa } from "execa";

/** What a run of Terraform ended with. */
export interface TerraformRun {
  readonly code: number;
  readonly output: string;
}

/**
 * A folder in which real Terraform runs on a template, with the real AWS provider. Nothing is added to the template
 * but that a refused request is not repeated: by default the provider asks 25 times, over minutes.
 */
export class EmulatedUnit {
  /** @param environment variables of Terraform, with all that it has to know of the emulator */
  constructor(
    private readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** What the next command runs on. */
  write(template: UnitTemplate): void {
    const { aws = [] } = (template.provider ?? {}) as {
      readonly aws?: readonly { readonly alias?: string }[];
    };
    const impatient = aws.map(({ alias }) => ({ ...(alias === undefined ? {} : { alias }), max_retries: 1 }));
    writeFileSync(join(this.folder, "cdk.tf.json"), JSON.stringify(template));
    writeFileSync(join(this.folder, "override.tf.json"), JSON.stringify({ provider: { aws: impatient } }));
  }

  /** Runs Terraform; it may fail. */
  async terraform(...args: readonly string[]): Promise<TerraformRun> {
    const { PATH = "", HOME = "", TMPDIR } = process.env;
    const env = { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...this.environment };
    const options = { cwd: this.folder, env, extendEnv: false, reject: false, all: true } as const;
    const { exitCode = 1, all } = await execa("terraform", args, options);
    return { code: exitCode, output: all };
  }

  /**
   * Runs Terraform, which has to succeed.
   * @throws {Error} with what it printed
   */
  async succeed(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.terraform(...args);
    if (code !== 0) throw new Error(`terraform ${args.join(" ")}: ${output}`);
    return output;
  }
}
