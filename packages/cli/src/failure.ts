/** What the user has to fix. Its lines are all that is shown, and the exit code is 1. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
