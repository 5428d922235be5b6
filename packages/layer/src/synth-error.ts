/**
 * A fault in how layers are put together: an undeclared read, a reference across stacks, two resources with
 * one address. Its message is for the author of a stack and needs no stack trace.
 */
export class SynthError extends Error {
  override readonly name = "SynthError";

  /** @param reason what is wrong and how to mend it; CDKTF adds its own words to `message` on the way */
  constructor(readonly reason: string) {
    super(reason);
  }
}
