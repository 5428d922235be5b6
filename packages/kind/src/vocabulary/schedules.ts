import { own } from "@strata/values";
import { z } from "zod";

/** One field of a cron expression: the numbers and words that it takes. */
interface Field {
  readonly first: number;
  readonly last: number;
  /** Words in place of numbers, for example `SUN`. */
  readonly words?: readonly string[];
  /** Sources of further forms that the field alone takes, for example `?`. */
  readonly also?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const MINUTES: Field = { first: 0, last: 59 };
const HOURS: Field = { first: 0, last: 23 };

/**
 * The fields of State Manager: an association names no month, and either a day of the month or one of the week.
 * Source: Systems Manager user guide, "Reference: Cron and rate expressions for Systems Manager".
 */
const ASSOCIATION: readonly Field[] = [
  MINUTES,
  HOURS,
  { first: 1, last: 31, also: ["\\?", "L"] },
  { first: 1, last: 0, also: ["\\*"] },
  { first: 1, last: 7, words: DAYS, also: ["\\?", "([1-7]|[A-Z]{3})#[1-5]", "[1-7]L"] },
  { first: 1970, last: 2199 },
];

/** Shortest time between two runs of an association, in minutes. Source: as above. */
const SHORTEST_MINUTES = 30;
const MINUTES_OF: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/** When State Manager runs an association: `cron(…)` in UTC or `rate(…)`. */
export const associationSchedule: z.ZodString = z
  .string()
  .refine(
    (text) => isAssociationCron(text) || isRate(text),
    'a schedule of Systems Manager such as "cron(0 3 ? * SUN *)" or "rate(7 days)", 30 minutes apart or more',
  );

/**
 * When a CronJob runs: five fields, or a macro such as `@daily`.
 * Source: Kubernetes, "CronJob", schedule syntax; robfig/cron `ParseStandard`, by which the API server validates it.
 */
export const cronJobSchedule: z.ZodString = z
  .string()
  .refine(
    (text) => /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text) || isCronJob(text),
    'a cron expression of five fields such as "0 3 * * *"',
  );

function isRate(text: string): boolean {
  const [, count = "", unit = "", plural = ""] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  const minutes = Number(count) * (own(MINUTES_OF, unit) ?? 0);
  return minutes >= SHORTEST_MINUTES && (count === "1") === (plural === "");
}

function isAssociationCron(text: string): boolean {
  const [, inner = ""] = /^cron\((.*)\)$/.exec(text) ?? [];
  const parts = inner.split(" ");
  const [minute = "", , day, , weekday] = parts;
  const step = /\/(\d+)$/.exec(minute);
  const often = minute.includes("*") || (step !== null && Number(step[1]) < SHORTEST_MINUTES);
  return fits(parts, ASSOCIATION) && (day === "?") !== (weekday === "?") && !often;
}

function isCronJob(text: string): boolean {
  return fits(text.split(" "), [
    MINUTES,
    HOURS,
    { first: 1, last: 31, also: ["\\?"] },
    { first: 1, last: 12, words: MONTHS },
    { first: 0, last: 6, words: DAYS, also: ["\\?"] },
  ]);
}

function fits(parts: readonly string[], fields: readonly Field[]): boolean {
  return (
    parts.length === fields.length &&
    parts.every((part, at) => part.split(",").every((item) => fitsField(item, fields[at])))
  );
}

function fitsField(item: string, field: Field | undefined): boolean {
  if (field === undefined) return false;
  const { first, last, words = [], also = [] } = field;
  if (also.some((form) => new RegExp(`^${form}$`, "i").test(item))) return true;
  const [range = "", step, ...more] = item.split("/");
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step)) || last < first) return false;
  if (range === "*") return true;
  const ends = range.split("-").map((end) => {
    const word = words.indexOf(end.toUpperCase());
    return word === -1
      ? /^\d+$/.test(end)
        ? Number(end)
        : Number.NaN
      : word + (words === MONTHS ? 1 : first);
  });
  const [from = Number.NaN, to = from] = ends;
  return ends.length <= 2 && from >= first && from <= to && to <= last;
}
