/** An error that Terraform reported as an event, in its words. */
export interface TerraformFault {
  readonly summary: string;
  readonly detail?: string;
  /** The resource, data source or output that it is about. */
  readonly address?: string;
}

/** Why Terraform did not do what it was asked. Its lines are what a user needs; there is nothing to fix in our code. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";

  /** @param faults the same, where Terraform reported them one by one */
  constructor(
    readonly lines: readonly string[],
    readonly faults: readonly TerraformFault[] = [],
  ) {
    super(lines.join("\n"));
  }
}
