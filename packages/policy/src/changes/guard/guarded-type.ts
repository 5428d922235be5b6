import type { Circumstance } from "../change-rule";

/** Types whose resources hold what an apply cannot make again. */
export interface GuardedType {
  /** Terraform types. */
  readonly types: readonly string[];
  /** What goes with the resource, as a sentence without its end. */
  readonly reason: string;
  /** Which resources of the types hold something. Where a plan cannot tell, the resource is guarded. @default all */
  readonly only?: Circumstance;
  /** Where the vendor or the provider says so. */
  readonly source: readonly string[];
}

/** Types whose resources may go without a word of their own, although a change rule may say more of them. */
export interface UnguardedType {
  readonly types: readonly string[];
  /** Why nothing is lost that an apply, or what stays, cannot give back. */
  readonly reason: string;
}
