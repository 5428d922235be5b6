/** What a provider tells the user of Terraform. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail?: string;
}

/** A refusal that a cloud or a provider would give: it becomes a diagnostic, not a crash. */
export class Refusal extends Error {
  /**
   * @param summary the first line that Terraform prints, such as `creating EC2 Subnet: api error …`
   * @param detail what to do about it
   */
  constructor(
    summary: string,
    readonly detail?: string,
  ) {
    super(summary);
    this.name = "Refusal";
  }
}

/** A fault as Terraform prints it. What is not a {@link Refusal} is a fault of the sandbox, and says so. */
export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof Refusal) {
    return {
      severity: "ERROR",
      summary: error.message,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    };
  }
  const text = error instanceof Error ? error.message : String(error);
  return {
    severity: "ERROR",
    summary: `the sandbox failed: ${text}`,
    detail: "This is a fault of the sandbox, not of the configuration.",
  };
}
