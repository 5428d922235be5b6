import type { TerraformFault } from "./terraform-error";

/** One line of Terraform's JSON output, as far as it is read. Source: Terraform, "Machine-Readable UI". */
export interface TerraformEvent {
  readonly type: string;
  /** For people. */
  readonly "@message"?: string;
  readonly hook?: {
    readonly action?: string;
    readonly resource?: { readonly addr: string; readonly resource_type: string };
    /** Id of the resource, once it exists. */
    readonly id_value?: string;
  };
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly changes?: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly operation: string;
  };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

/** What an apply would do with one resource. */
export interface PlannedChange {
  readonly address: string;
  /** Terraform's word: `create`, `read`, `update`, `replace`, `delete`. */
  readonly action: string;
}

/** How far an apply is. */
export interface Progress {
  /** Resource changes that are done. */
  readonly done: number;
  /** Resource changes that the plan has. */
  readonly total: number;
}

/** Events by which a change is over. A replacement is two of them, and two changes of the plan. */
const OVER = ["apply_complete", "apply_errored"];

/** The event in a line; undefined where the line is none, such as a crash report. */
export function eventIn(line: string): TerraformEvent | undefined {
  try {
    const event = JSON.parse(line) as Partial<TerraformEvent> | null;
    return typeof event?.type === "string" ? (event as TerraformEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** How far an apply is after one more event. */
export function progressAfter(progress: Progress, { type, hook, changes }: TerraformEvent): Progress {
  if (type === "change_summary" && changes?.operation === "plan")
    return { ...progress, total: changes.add + changes.change + changes.remove };
  // Look-ups are applied too, and change nothing.
  if (OVER.includes(type) && hook?.action !== "read") return { ...progress, done: progress.done + 1 };
  return progress;
}

/** The change that an event announces. */
export function plannedChange({ type, change }: TerraformEvent): PlannedChange | undefined {
  if (type !== "planned_change" || change === undefined) return undefined;
  return { address: change.resource.addr, action: change.action };
}

/** The error that an event reports. */
export function faultIn({ diagnostic }: TerraformEvent): TerraformFault | undefined {
  if (diagnostic?.severity !== "error") return undefined;
  const { address, summary, detail } = diagnostic;
  return {
    summary,
    ...(detail === undefined || detail === "" ? {} : { detail: detail.trim() }),
    ...(address === undefined ? {} : { address }),
  };
}

/** An error as `address: summary: detail`. */
export function faultText({ address, summary, detail }: TerraformFault): string {
  return [address, summary, detail].filter(Boolean).join(": ");
}
