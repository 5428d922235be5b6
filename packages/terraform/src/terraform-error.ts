/** Why Terraform did not do what it was asked. Its lines are what a user needs; there is nothing to fix in our code. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
