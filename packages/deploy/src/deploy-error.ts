/** Why something was not planned or applied. Its lines are what a user needs; there is nothing to fix in our code. */
export class DeployError extends Error {
  override readonly name = "DeployError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
