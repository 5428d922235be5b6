/** A resource that a plan changes, and that a changed setting touches. */
export interface Touch {
  readonly layer: string;
  readonly address: string;
  /**
   * `value`: what changes has the setting's values; `reference`: what changes reads a resource that the setting touches, and
   * that is made anew; `entry`: the resource is made of the entry that the setting is of.
   */
  readonly shownBy: "value" | "reference" | "entry";
  /** Changed attributes that show it, dotted. */
  readonly attributes: readonly string[];
  /** Whether one of these makes Terraform replace the resource. */
  readonly isReplacing: boolean;
}
