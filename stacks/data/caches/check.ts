import type { SettingsProblem } from "@strata/config";
import { connectionProblems, windowsOverlap } from "@strata/kind/vocabulary";
import { cacheVersions } from "./family";
import type { CacheSettings, ManagedCacheSettings } from "./settings";
import { cacheWindows } from "./windows";

/** Versions exist, connections have one form, and what a version cannot do is not asked of it. Paths are inside the entry. */
export function cacheProblems(cache: CacheSettings): readonly SettingsProblem[] {
  return cache.mode === "external"
    ? []
    : [
        ...connectionProblems(cache),
        ...versionProblems(cache),
        ...logProblems(cache),
        ...windowProblems(cache),
      ];
}

/** Source: ElastiCache `CreateReplicationGroup`: "The snapshot window and maintenance window must not overlap". */
function windowProblems(cache: ManagedCacheSettings): readonly SettingsProblem[] {
  const { snapshotWindow, maintenanceWindow } = cacheWindows(cache);
  return !windowsOverlap(snapshotWindow, maintenanceWindow)
    ? []
    : [
        {
          path: ["snapshotWindow"],
          expected: `a window that does not overlap maintenanceWindow, ${maintenanceWindow}`,
          got: snapshotWindow,
        },
      ];
}

function versionProblems(cache: ManagedCacheSettings): readonly SettingsProblem[] {
  const { engine, engineVersion } = cache;
  return cacheVersions(engine).includes(engineVersion)
    ? []
    : [
        {
          path: ["engineVersion"],
          expected: `a version of ${engine}: ${cacheVersions(engine).join(", ")}`,
          got: JSON.stringify(engineVersion),
        },
      ];
}

function logProblems({ engine, engineVersion, logs }: ManagedCacheSettings): readonly SettingsProblem[] {
  return engine === "redis" && engineVersion === "6.0" && logs?.kinds.includes("engine-log")
    ? [{ path: ["logs", "kinds"], expected: "no engine-log before Redis 6.2", got: logs.kinds.join(", ") }]
    : [];
}
