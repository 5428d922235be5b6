import type { PartlyKnown } from "./partly-known";

/** A change of an output in the JSON of a plan. */
export interface OutputChange {
  readonly actions: readonly string[];
  readonly before?: unknown;
  /** Absent where all of it is unknown. */
  readonly after?: unknown;
  readonly after_unknown?: unknown;
}

/** The part of `terraform show -json <plan>` that says what the outputs will be. */
export interface PlannedOutputs {
  readonly output_changes?: Readonly<Record<string, OutputChange>>;
}

/** The outputs that an apply of a plan would leave, as far as the plan knows them. */
export function plannedOutputs({ output_changes = {} }: PlannedOutputs): PartlyKnown {
  const kept = Object.entries(output_changes).filter(([, { actions }]) => !actions.includes("delete"));
  return {
    value: Object.fromEntries(kept.map(([name, { after }]) => [name, after])),
    unknown: Object.fromEntries(kept.map(([name, { after_unknown: unknown }]) => [name, unknown])),
  };
}
