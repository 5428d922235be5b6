import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UnitTemplate } from "@strata/emulator";
import type { Terraform, TerraformRun } from "@strata/terraform";

/**
 * A folder in which real Terraform runs on a template, with the real AWS provider. Nothing is added to the template
 * but how often a request is made: by default the provider asks 25 times, over minutes, where moto refuses; and asking
 * once is too little, since now and then a connection to moto is closed before the answer is read.
 */
export class EmulatedUnit {
  /** @param terraform with what it has to know of the emulator in its environment */
  constructor(
    private readonly folder: string,
    private readonly terraform: Terraform,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** What the next command runs on. */
  write(template: UnitTemplate): void {
    const { aws = [] } = (template.provider ?? {}) as {
      readonly aws?: readonly { readonly alias?: string }[];
    };
    const impatient = aws.map(({ alias }) => ({ ...(alias === undefined ? {} : { alias }), max_retries: 3 }));
    writeFileSync(join(this.folder, "cdk.tf.json"), JSON.stringify(template));
    writeFileSync(join(this.folder, "override.tf.json"), JSON.stringify({ provider: { aws: impatient } }));
  }

  /** Runs Terraform; it may fail. */
  run(...args: readonly string[]): Promise<TerraformRun> {
    return this.terraform.run(this.folder, ...args);
  }

  /**
   * Runs Terraform, which has to succeed.
   * @returns what it wrote to standard output
   * @throws {TerraformError} with what it said
   */
  succeed(...args: readonly string[]): Promise<string> {
    return this.terraform.succeed(this.folder, ...args);
  }
}
