import type { DriftReport } from "./drift-report";

/** Version of the form. A program refuses another one. */
const VERSION = 1;

/** A drift report for programs: the same data, with a version in front. */
export function driftJson(report: DriftReport): string {
  return `${JSON.stringify({ version: VERSION, ...report }, null, 2)}\n`;
}
