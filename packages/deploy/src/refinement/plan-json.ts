/** The parts of `terraform show -json <plan>` that decide what an apply does. Source: Terraform, "JSON Output Format". */
export interface PlanJson {
  readonly terraform_version?: string;
  readonly errored?: boolean;
  readonly resource_changes?: readonly ResourceEntry[];
  /** What has changed outside of Terraform since the state was written. */
  readonly resource_drift?: readonly ResourceEntry[];
  readonly output_changes?: Readonly<Record<string, ChangeJson>>;
}

/** A resource in a plan: an entry of `resource_changes` or of `resource_drift`. */
export interface ResourceEntry {
  readonly address: string;
  readonly type: string;
  /** @default "managed" */
  readonly mode?: string;
  /** Key of an object that a failed replacement has left behind. */
  readonly deposed?: string;
  readonly previous_address?: string;
  readonly action_reason?: string;
  readonly change: ChangeJson;
}

/** What becomes of a resource or an output. */
export interface ChangeJson {
  readonly actions: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  /** Paths whose change forces a replacement. */
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly importing?: unknown;
}

/** A plan of a unit, with what else decides what its apply does. */
export interface JudgedPlan {
  readonly plan: PlanJson;
  /** Versions of the providers that made it, by their sources. */
  readonly providers: Readonly<Record<string, string>>;
  /** Digest of the unit's synthesized JSON. */
  readonly unit: string;
}
