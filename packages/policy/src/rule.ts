import type { Inventory, Resource } from "@strata/inventory";

/**
 * Whether a resource is as required. `cannot tell`: the value is an expression that only Terraform knows, where the
 * rule needs the value itself; a rule that is content with any reference says so by its check ({@link isSet}).
 */
export type Verdict =
  | "met"
  | { readonly verdict: "unmet" | "cannot tell"; readonly expected: string; readonly got: string };

/** Looks at one resource and, where it has companions, at what else its environment declares. */
export type Check = (resource: Resource, inventory: Inventory) => Verdict;

/** A required setting. */
export interface Rule {
  /** Permanent name, cited by exceptions, for example `eks-cluster-private-endpoint`. */
  readonly id: string;
  /** Terraform type; `terraform.backend` and `provider.<name>` are the unit's own blocks. */
  readonly type: string;
  /** `M`: in every environment. `P`: where the posture is `production`. */
  readonly level: "M" | "P";
  readonly reason: string;
  /** Controls that ask for it: Security Hub ids bare, Checkov's and Trivy's with their prefix. */
  readonly source: readonly string[];
  /**
   * The setting to change, dotted, from the top of the layer's settings without names of entries, such as
   * `databases.multiAz`, or inside the entry that builds the resource, such as `retentionDays`; of the environment for
   * a unit's own blocks; empty where no setting changes it.
   */
  readonly setting: string;
  readonly holds: Check;
}

export function unmet(expected: string, got: string): Verdict {
  return { verdict: "unmet", expected, got };
}

export function cannotTell(expected: string, got: string): Verdict {
  return { verdict: "cannot tell", expected, got };
}

/** `met` where the condition holds. */
export function met(condition: boolean, expected: string, got: string): Verdict {
  return condition ? "met" : unmet(expected, got);
}
