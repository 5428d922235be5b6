import type { PlanRecord } from "../record";
import type { PlanJson } from "../refinement";

/** What a document tells of one environment. */
export interface DocumentInput {
  /** Its plan.json. */
  readonly record: PlanRecord;
  /** What `terraform show -json` prints of each plan, by layer. */
  readonly plans: Readonly<Record<string, PlanJson>>;
  /** Synthesized JSON of each unit, by layer: it says what a unit reads of others. */
  readonly units: Readonly<Record<string, unknown>>;
  /** What changed in YAML against the base in git. Empty: nothing, or there is no base. */
  readonly settings: readonly TouchedSetting[];
  /** Resources that hold data, and would be deleted or replaced. */
  readonly guarded: readonly GuardedChange[];
}

/** A setting that changed, and the resources that it reaches. */
export interface TouchedSetting {
  /** `file:line:col` */
  readonly place: string;
  /** The layer first, for example `["data", "databases", "main", "instanceClass"]`. */
  readonly path: readonly string[];
  /** Absent: it was not set. */
  readonly before?: unknown;
  /** Absent: it is no longer set. */
  readonly after?: unknown;
  readonly touches: readonly {
    readonly layer: string;
    readonly address: string;
    /** Whether it makes Terraform replace the resource. @default that is not known */
    readonly isReplacing?: boolean;
  }[];
}

/** A resource that holds data, and would go. */
export interface GuardedChange {
  readonly layer: string;
  readonly address: string;
  readonly type: string;
  readonly action: "delete" | "replace";
  /** What is lost with it. */
  readonly reason: string;
  /** Attributes that force a replacement. @default those that the plan names */
  readonly forcedBy?: readonly string[];
  /** Settings behind it, each as `file:line:col path`. */
  readonly settings?: readonly string[];
}
