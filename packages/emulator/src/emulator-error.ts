/** Why the emulator cannot do what it was asked for. Its lines are all that has to be shown to the user. */
export class EmulatorError extends Error {
  override readonly name = "EmulatorError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
