import { windowsOverlap } from "@strata/kind/vocabulary";
import type { ManagedCacheSettings } from "./settings";

/** When a cache is saved and when it may restart, in UTC. */
export interface CacheWindows {
  /** Every day. */
  readonly snapshotWindow: string;
  /** Every week. */
  readonly maintenanceWindow: string;
}

/** Where the search for a window starts, the whole hour of the day: before most working days in Europe. */
const FIRST_HOUR = { snapshot: 2, maintenance: 4 } as const;

/** The day of maintenance. */
const DAY = "sun";

/**
 * The windows of a cache. ElastiCache has no default that could be given back to it: it draws an hour at random when
 * it makes a cache, and keeps what it has from then on. So those that the settings leave open are ours, and a setting
 * that is taken out leads back to them: snapshots from 02:00, maintenance on Sundays from 04:00, or the next hours in
 * which the two do not meet. Source: ElastiCache user guide, "Managing ElastiCache cluster maintenance".
 */
export function cacheWindows({
  snapshotWindow,
  maintenanceWindow,
}: Pick<ManagedCacheSettings, "snapshotWindow" | "maintenanceWindow">): CacheWindows {
  const weekly =
    maintenanceWindow ??
    firstOf(
      hoursFrom(FIRST_HOUR.maintenance).map(([from, to]) => `${DAY}:${from}-${DAY}:${to}`),
      (window) => snapshotWindow === undefined || !windowsOverlap(snapshotWindow, window),
    );
  const daily =
    snapshotWindow ??
    firstOf(
      hoursFrom(FIRST_HOUR.snapshot).map(([from, to]) => `${from}-${to}`),
      (window) => !windowsOverlap(window, weekly),
    );
  return { snapshotWindow: daily, maintenanceWindow: weekly };
}

/** The hours of a day that end on the same day, from one on and then from midnight, each as start and end. */
function hoursFrom(first: number): readonly (readonly [string, string])[] {
  return Array.from({ length: 23 }, (_, later) => (first + later) % 23).map((hour) => [
    clock(hour),
    clock(hour + 1),
  ]);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** The first window that fits; where none does the very first, for the check to name. */
function firstOf(windows: readonly string[], fits: (window: string) => boolean): string {
  return windows.find(fits) ?? windows[0] ?? "";
}
