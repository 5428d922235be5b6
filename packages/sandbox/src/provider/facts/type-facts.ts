import type { Value } from "../protocol/value";
import type { Change } from "./changes";

/** What the bindings do not say of a resource type. Paths are dotted, list positions left out: `scaling_config.min_size`. */
export interface TypeFacts {
  /** What the provider plans where the configuration says nothing, by path. */
  readonly defaults?: Readonly<Record<string, Value>>;
  /** Attributes and blocks whose change makes a new resource. */
  readonly replace?: readonly string[];
  /**
   * Attributes of which only some changes make a new resource, by name: the changes that do, `lower` where those to a
   * lower version do, or `filled or emptied` where those of a list from or to nothing do.
   */
  readonly replaceWhen?: Readonly<Record<string, "lower" | "filled or emptied" | readonly Change[]>>;
  /** Attributes of which the real provider did not say whether their change makes a new resource. */
  readonly unasked?: readonly string[];
  /** Attributes whose value Terraform must not print. */
  readonly sensitive?: readonly string[];
  /** Attributes whose value Terraform must not keep. */
  readonly writeOnly?: readonly string[];
  /**
   * Blocks that the provider fills in where the configuration has none. Terraform's strict checks have no such thing,
   * so a type that has one is served with them off, as the real provider serves all its older types.
   */
  readonly filledBlocks?: readonly string[];
  /** Why the real provider could not be asked. */
  readonly unanswered?: string;
}
