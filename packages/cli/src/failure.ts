/** What the user has to fix, or has done. Its lines are all that is shown. */
export class Failure extends Error {
  override readonly name = "Failure";

  /** @param exitCode 1 for a fault, 130 where the user interrupted */
  constructor(
    readonly lines: readonly string[],
    readonly exitCode = 1,
  ) {
    super(lines.join("\n"));
  }
}
