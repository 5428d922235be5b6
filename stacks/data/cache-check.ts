import type { SettingsProblem } from "@strata/config";
import { cacheFamily, cacheMajors } from "./cache-family";
import type { ManagedCacheSettings } from "./cache-settings";
import { connectionProblems } from "./connection-check";
import type { NetworkView } from "./network-view";
import type { DataSettings } from "./settings";
import { type TierUse, tierProblems } from "./tier-check";

/** Tiers exist and have a zone for a successor, versions exist, and what a version cannot do is not asked of it. */
export function cacheProblems(
  { caches }: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  return Object.entries(caches).flatMap(([entry, cache]) => {
    if (cache.mode === "external") return [];
    const path = ["caches", entry];
    return [
      ...tierProblems([...path, "tier"], placeOf(cache), network),
      ...connectionProblems(path, cache, network),
      ...versionProblems([...path, "engineVersion"], cache),
      ...logProblems([...path, "logs", "kinds"], cache),
    ];
  });
}

function placeOf({ tier, nodes }: ManagedCacheSettings): TierUse {
  return nodes > 1 ? { tier, twoZones: `since ${nodes} nodes stand in for each other` } : { tier };
}

function versionProblems(path: readonly string[], cache: ManagedCacheSettings): readonly SettingsProblem[] {
  const { engine, engineVersion } = cache;
  return cacheFamily(cache) === undefined
    ? [
        {
          path,
          expected: `a version of ${engine} ${cacheMajors(engine).join(" or ")}`,
          got: JSON.stringify(engineVersion),
        },
      ]
    : [];
}

function logProblems(
  path: readonly string[],
  { engine, engineVersion, logs }: ManagedCacheSettings,
): readonly SettingsProblem[] {
  return engine === "redis" && engineVersion === "6.0" && logs?.kinds.includes("engine-log")
    ? [{ path, expected: "no engine-log before Redis 6.2", got: logs.kinds.join(", ") }]
    : [];
}
