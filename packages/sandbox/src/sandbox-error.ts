/** What the user has to mend. Its lines are all that has to be shown. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
