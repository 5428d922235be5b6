import type { Inventory, Resource } from "@strata/inventory";
import type { Example } from "./example";

/**
 * Whether a resource is as required. `cannot tell`: the value is an expression that only Terraform knows, where the
 * rule needs the value itself; a rule that accepts any reference says so by its check ({@link isSet}). `unknown until
 * apply`: a plan does not know the value yet.
 */
export type Verdict =
  | "met"
  | {
      readonly verdict: "unmet" | "cannot tell" | "unknown until apply";
      readonly expected: string;
      readonly got: string;
    };

/** Looks at one resource and, where it has companions, at what else its environment declares. */
export type Check = (resource: Resource, inventory: Inventory) => Verdict;

/** A required setting. */
export interface Rule {
  /** Permanent name, cited by exceptions, for example `eks-cluster-private-endpoint`. */
  readonly id: string;
  /** Terraform type; `terraform.backend` and `provider.<name>` are the unit's own blocks, `unit` is all of it. */
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
  /** A change to the example that this rule must notice; the tests make it. */
  readonly fault: Fault;
  readonly holds: Check;
}

/** One change to the example of a service. */
export interface Fault {
  /**
   * Path in the JSON of the example's layer, with `/` between steps, from the resource's type, for example
   * `aws_vpc/main/cidr_block`, or from the top for `terraform`, `provider` and `output`.
   */
  readonly at: string;
  /** The new value; absent: the old one is removed. */
  readonly to?: unknown;
  /** @default the layer of the example */
  readonly layer?: string;
  /** The layer in which the rule finds it. @default the layer that is changed */
  readonly found?: string;
}

/** What is asked of the resources of one service of AWS, or of Kubernetes. One file each. */
export interface ServiceRules {
  /** Resources that meet the rules, one of each type at least. @default the blocks that every unit has */
  readonly example?: Example;
  readonly rules: readonly Rule[];
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
