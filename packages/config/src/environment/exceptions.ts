import type { SettingsProblem } from "../layer-definition";
import { valueText } from "../yaml/value-text";
import type { Exception } from "./environment";

/** How long before its last day an exception is warned of. */
const NOTICE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is wrong with exceptions on a day, and what soon will be. Paths are inside `exceptions`. */
export interface ExceptionReport {
  readonly problems: readonly SettingsProblem[];
  readonly warnings: readonly SettingsProblem[];
}

/** Judges exceptions on the day of `now` (UTC). An exception still holds on its last day. */
export function judgeExceptions(exceptions: readonly Exception[], now: Date): ExceptionReport {
  const verdicts = exceptions.map((exception, index) => judge(exception, index, now));
  return {
    problems: verdicts.flatMap(({ problem }) => problem ?? []),
    warnings: verdicts.flatMap(({ warning }) => warning ?? []),
  };
}

function judge(
  exception: Exception,
  index: number,
  now: Date,
): { readonly problem?: SettingsProblem; readonly warning?: SettingsProblem } {
  const { basis, expires } = exception;
  if ((basis === undefined) === (expires === undefined)) {
    const got = basis === undefined ? "neither" : "both";
    return { problem: { path: [index], expected: "either basis or expires", got } };
  }
  if (expires === undefined) {
    return {};
  }
  const path = [index, "expires"];
  const lastDay = dayOf(expires);
  if (lastDay === undefined) {
    return { problem: { path, expected: "a day of the calendar", got: valueText(expires) } };
  }
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const left = Math.round((lastDay - today) / DAY_MS);
  const named = `the exception to ${exception.rule} for ${exception.resource}`;
  if (left < 0) {
    const mend = `meet ${exception.rule}, or decide on a new date`;
    return { problem: { path, expected: `${named} to hold today`, got: `expired on ${expires}`, mend } };
  }
  return left <= NOTICE_DAYS
    ? {
        warning: {
          path,
          expected: `${named} to hold for more than ${NOTICE_DAYS} days`,
          got: `${left} left, until ${expires}`,
        },
      }
    : {};
}

/** Start of the day in UTC, milliseconds; undefined for a day such as 2026-02-30. */
function dayOf(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time;
}
