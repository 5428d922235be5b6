/** Why there is no Python environment. Its lines are all that has to be shown to the user. */
export class PythonError extends Error {
  override readonly name = "PythonError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
