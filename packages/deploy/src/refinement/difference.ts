/** What one plan says at a place. Sensitive values are compared and never shown. */
export type Shown =
  | { readonly kind: "known"; readonly value: unknown }
  | { readonly kind: "unknown" | "absent" | "sensitive" };

/** Where a plan is not what was reviewed. */
export interface Difference {
  /** A resource; `output.<name>`; or `plan`, for what holds for all of it. */
  readonly address: string;
  /**
   * A path in what an apply would leave, such as `tags.Name`; with `before.` or `drift.` in front in what is there; or
   * `actions`, `replace_paths`, `action_reason`, `previous_address`, `importing`. Empty: the address itself.
   */
  readonly attribute: string;
  readonly reviewed: Shown;
  readonly now: Shown;
}

export const ABSENT: Shown = { kind: "absent" };

/** A value that is no secret; absent where it is undefined. */
export function shown(value: unknown): Shown {
  return value === undefined ? ABSENT : { kind: "known", value };
}
