import type { SettingsProblem } from "@strata/config";
import { cacheFamily, cacheMajors } from "./cache-family";
import type { ManagedCacheSettings } from "./cache-settings";
import { connectionProblems } from "./connection-check";
import { unknownName } from "./known-name";
import { type NetworkView, zoneCount } from "./network-view";
import type { DataSettings } from "./settings";

/** Tiers exist and have a zone for a successor, versions exist, and what a version cannot do is not asked of it. */
export function cacheProblems(
  { caches }: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  return Object.entries(caches).flatMap(([entry, cache]) => {
    if (cache.mode === "external") return [];
    const path = ["caches", entry];
    return [
      ...tierProblems([...path, "tier"], cache, network),
      ...connectionProblems(path, cache, network),
      ...versionProblems([...path, "engineVersion"], cache),
      ...logProblems([...path, "logs", "kinds"], cache),
    ];
  });
}

function tierProblems(
  path: readonly string[],
  { tier, nodes }: ManagedCacheSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  if (network === undefined) return [];
  const zones = zoneCount(network, tier);
  if (zones === undefined) {
    return unknownName(path, "a tier of the network layer", tier, Object.keys(network.tiers));
  }
  return nodes > 1 && zones < 2
    ? [
        {
          path,
          expected: `a tier in two zones or more, since ${nodes} nodes stand in for each other`,
          got: `${tier} in ${zones}`,
        },
      ]
    : [];
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
