import { z } from "zod";

/** Minutes since the start of a day, or of a week that starts on Monday. */
interface Span {
  readonly from: number;
  /** Minutes that it lasts. */
  readonly length: number;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";
const DAY_MINUTES = 24 * 60;

/** Shortest window that ElastiCache takes, in minutes. Source: `CreateReplicationGroup`, both windows. */
const SHORTEST_MINUTES = 60;

/**
 * A time of every day, in UTC, of an hour or more.
 * Source: ElastiCache `CreateReplicationGroup`, parameter `SnapshotWindow`.
 */
export const dailyWindow: z.ZodString = z
  .string()
  .regex(new RegExp(`^${CLOCK}-${CLOCK}$`), 'a daily window in UTC such as "03:00-04:00"')
  .refine((text) => spanOf(text).length >= SHORTEST_MINUTES, "a window of an hour or more");

/**
 * A time of every week, in UTC, of an hour to a day.
 * Source: ElastiCache `CreateReplicationGroup`, parameter `PreferredMaintenanceWindow`.
 */
export const weeklyWindow: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^(${DAYS.join("|")}):${CLOCK}-(${DAYS.join("|")}):${CLOCK}$`),
    'a weekly window in UTC such as "sun:04:00-sun:05:00"',
  )
  .refine((text) => spanOf(text).length >= SHORTEST_MINUTES, "a window of an hour or more")
  .refine((text) => spanOf(text).length <= DAY_MINUTES, "a window of a day at most");

/** Whether a daily and a weekly window have a moment in common. */
export function windowsOverlap(daily: string, weekly: string): boolean {
  const every = spanOf(daily);
  const once = spanOf(weekly);
  const week = DAYS.length * DAY_MINUTES;
  // A week later too, since a window may end after its week has.
  return [...DAYS, ...DAYS].some((_, day) => {
    const from = every.from + (day - 1) * DAY_MINUTES;
    return [0, week].some(
      (later) => from < once.from + later + once.length && once.from + later < from + every.length,
    );
  });
}

/** The span of a window; one whose end is not after its start goes on into the next day or week. */
function spanOf(window: string): Span {
  const [from = 0, to = 0] = window.split("-").map(minutesOf);
  const whole = DAYS.some((day) => window.startsWith(day)) ? DAYS.length * DAY_MINUTES : DAY_MINUTES;
  return { from, length: to > from ? to - from : to - from + whole };
}

function minutesOf(moment: string): number {
  const [, day = "mon", hours = "0", minutes = "0"] = /^(?:([a-z]{3}):)?(\d+):(\d+)$/.exec(moment) ?? [];
  return DAYS.indexOf(day) * DAY_MINUTES + Number(hours) * 60 + Number(minutes);
}
