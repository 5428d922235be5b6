import type { ManagedCacheSettings } from "./settings";

type CacheVersion = Pick<ManagedCacheSettings, "engine" | "engineVersion">;

/**
 * Families of parameter groups by engine and major version. Older ones cannot be made any more.
 * Source: ElastiCache user guide, "Engine specific parameters".
 */
const FAMILIES: Readonly<Record<CacheVersion["engine"], Readonly<Record<string, string>>>> = {
  redis: { 6: "redis6.x", 7: "redis7" },
  valkey: { 7: "valkey7", 8: "valkey8" },
};

/** The family that fits an engine of this version, for example `redis6.x` of Redis 6.2; undefined where there is none. */
export function cacheFamily({ engine, engineVersion }: CacheVersion): string | undefined {
  return FAMILIES[engine][engineVersion.split(".")[0] ?? ""];
}

/** Major versions that an engine has. */
export function cacheMajors(engine: CacheVersion["engine"]): readonly string[] {
  return Object.keys(FAMILIES[engine]);
}
