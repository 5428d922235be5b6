import type { PlanChanges, ResourceChange } from "@strata/inventory";

/**
 * What becomes of a change when it is applied, the worst first. `refuses`: the service or the provider answers with an
 * error, after other changes of the apply have run. `destroys`: what the resource holds is lost. `replaces`: another
 * resource takes its place, under another id or address. `cannotBeUndone`: it is done, and there is no way back.
 * `interrupts`: who uses it waits.
 */
export type Effect = (typeof EFFECTS)[number];

export const EFFECTS = ["refuses", "destroys", "replaces", "cannotBeUndone", "interrupts"] as const;

/** Effects on which somebody has to decide; the others are notices. */
export const TO_DECIDE: readonly Effect[] = ["refuses", "destroys", "replaces", "cannotBeUndone"];

/** What of an attribute's values matters, in words that follow the attribute's name, and how it is found. */
export interface Condition {
  /** For example `goes down`. */
  readonly words: string;
  readonly test: (before: unknown, after: unknown, change: ResourceChange) => boolean;
  /** Whether some value afterwards may meet it, where the plan does not know that yet. @default yes */
  readonly mayFollow?: (before: unknown) => boolean;
}

/** What else must be true of the change; `unknown` where the plan does not say. */
export interface Circumstance {
  /** For example `while allow_major_version_upgrade is not true`. */
  readonly words: string;
  readonly holds: (change: ResourceChange, plan: PlanChanges) => boolean | "unknown";
}

/** What a service does to one kind of change, and the way that works. */
export interface ChangeRule {
  /** Permanent name, for example `eks-cluster-version-down`. */
  readonly id: string;
  /** Terraform types. */
  readonly types: readonly string[];
  /** What Terraform plans. `replace`: because of one of the attributes, where there are any. */
  readonly on: readonly ("update" | "replace" | "delete")[];
  /** Dotted paths without positions in lists; any of them. Empty: what is planned is enough. */
  readonly attributes: readonly string[];
  /** @default any change */
  readonly when?: Condition;
  readonly only?: Circumstance;
  readonly effect: Effect;
  /** Of an interruption: who waits, and for how long. */
  readonly lasts?: string;
  /** What is behind it. */
  readonly reason: string;
  /** The way that works, as a platform engineer would go it. */
  readonly way: string;
  /** Documents, the vendor's or the provider's. */
  readonly source: readonly string[];
  /** Said only where no rule says more of the same replacement. @default false */
  readonly isGeneral?: boolean;
  /** A change that the rule must notice; the tests make it. */
  readonly fault: SampleChange;
  /** A change of the same attributes, or of others, that it must not notice. */
  readonly right: SampleChange;
}

/** A change for the tests, with the attributes that matter. */
export interface SampleChange {
  /** Absent: there is no resource before. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** Absent: there is none afterwards. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** Paths of attributes for which Terraform replaces it. @default it does not replace it */
  readonly replacedFor?: readonly string[];
  /** @default false */
  readonly isCreatedFirst?: boolean;
  /** Resources that stay, by address. @default none */
  readonly beside?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
