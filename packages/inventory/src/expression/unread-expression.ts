/** An expression outside of the part of Terraform's language that this reader knows; it may be valid. */
export class UnreadExpression extends Error {
  override readonly name = "UnreadExpression";

  /** @param got where reading stopped, as it stands in the message */
  constructor(source: string, expected: string, got: string) {
    super(`expression ${JSON.stringify(source)}: expected ${expected}, got ${got}`);
  }
}
