import { windowsOverlap } from "@strata/kind/vocabulary";
import { describe, expect, it } from "vitest";
import { cacheWindows } from "./windows";

describe("the windows of a cache", () => {
  it.each([
    ["none is set", {}, "02:00-03:00", "sun:04:00-sun:05:00"],
    [
      "maintenance is set",
      { maintenanceWindow: "wed:02:30-wed:03:30" },
      "04:00-05:00",
      "wed:02:30-wed:03:30",
    ],
    ["snapshots are set", { snapshotWindow: "03:30-05:30" }, "03:30-05:30", "sun:06:00-sun:07:00"],
    [
      "both are set",
      { snapshotWindow: "10:00-11:00", maintenanceWindow: "sat:12:00-sat:13:00" },
      "10:00-11:00",
      "sat:12:00-sat:13:00",
    ],
    [
      "maintenance takes most of a day",
      { maintenanceWindow: "sun:01:00-sun:23:00" },
      "00:00-01:00",
      "sun:01:00-sun:23:00",
    ],
  ])("where %s", (_, settings, snapshotWindow, maintenanceWindow) => {
    expect(cacheWindows(settings)).toEqual({ snapshotWindow, maintenanceWindow });
  });

  it.each(Array.from({ length: 24 }, (_, hour) => hour))("never meet, whichever hour is set: %i", (hour) => {
    const clock = (at: number): string => `${String(at % 24).padStart(2, "0")}:15`;
    const daily = cacheWindows({ snapshotWindow: `${clock(hour)}-${clock(hour + 1)}` });
    const day = hour === 23 ? "mon" : "sun";
    const weekly = cacheWindows({ maintenanceWindow: `sun:${clock(hour)}-${day}:${clock(hour + 1)}` });

    for (const { snapshotWindow, maintenanceWindow } of [daily, weekly])
      expect(windowsOverlap(snapshotWindow, maintenanceWindow)).toBe(false);
  });
});
