import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What `terraform apply -json` tells of its progress. */
export interface Progress {
  /** Resource changes that are done. */
  readonly done: number;
  /** Resource changes that the plan has. */
  readonly total: number;
}

/** One line of Terraform's JSON output, as far as it is looked at. Source: Terraform "Machine-Readable UI". */
interface Event {
  readonly type?: string;
  readonly hook?: { readonly action?: string };
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

/** Events by which a change is over. A replacement is two of them, and two changes of the plan. */
const OVER = ["apply_complete", "apply_errored"];

/**
 * Reads Terraform's JSON lines to their end.
 * @param report is told of every change that is done
 * @returns the errors, each as `address: summary: detail`
 */
export async function followApply(
  lines: Readable,
  report: (progress: Progress) => void,
): Promise<readonly string[]> {
  let progress: Progress = { done: 0, total: 0 };
  const errors: string[] = [];
  for await (const line of createInterface({ input: lines })) {
    const event = parse(line);
    if (event?.type === "change_summary" && event.changes?.operation === "plan") {
      const { add, change, remove } = event.changes;
      progress = { ...progress, total: add + change + remove };
    }
    if (event?.type !== undefined && OVER.includes(event.type) && event.hook?.action !== "read")
      progress = { ...progress, done: progress.done + 1 };
    if (event?.diagnostic?.severity === "error") errors.push(errorText(event.diagnostic));
    report(progress);
  }
  return errors;
}

function parse(line: string): Event | undefined {
  try {
    return JSON.parse(line) as Event;
  } catch {
    return undefined;
  }
}

function errorText({ summary, detail, address }: NonNullable<Event["diagnostic"]>): string {
  return [address, summary, detail?.trim()].filter(Boolean).join(": ");
}
