import type { ChangeAction } from "@strata/inventory";
import type { Effect } from "../change-rule";
import type { ShownChange } from "./shown";

/** What a rule says of one change of a plan. */
export interface ChangeFinding {
  /** Id of the rule, or of several where a value is unknown. */
  readonly rule: string;
  /** As Terraform writes it, with modules and keys. */
  readonly address: string;
  readonly type: string;
  /** Where it was before a `moved` block. */
  readonly previousAddress?: string;
  readonly action: ChangeAction;
  /** `forgets`: Terraform no longer knows it, and it stays. */
  readonly effect: Effect | "forgets";
  /** `unknown until apply`: the plan does not know a value, so that the effect may come or not. */
  readonly verdict: "found" | "unknown until apply";
  readonly lasts?: string;
  readonly attributes: readonly ShownChange[];
  readonly reason: string;
  readonly way: string;
  readonly source: readonly string[];
  /** What else the plan says about it: who uses it, or what it may have become. */
  readonly notes: readonly string[];
}
