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

/**
 * Versions by engine. Source: ElastiCache user guide, "Supported engines and versions"; one that is missing here is one
 * word to add.
 */
const VERSIONS: Readonly<Record<CacheVersion["engine"], readonly string[]>> = {
  redis: ["6.0", "6.2", "6.x", "7.0", "7.1"],
  valkey: ["7.2", "8.0", "8.1", "8.2"],
};

/** The family that fits an engine of this version, for example `redis6.x` of Redis 6.2; undefined where there is none. */
export function cacheFamily({ engine, engineVersion }: CacheVersion): string | undefined {
  return FAMILIES[engine][engineVersion.split(".")[0] ?? ""];
}

/** Versions that an engine has. */
export function cacheVersions(engine: CacheVersion["engine"]): readonly string[] {
  return VERSIONS[engine];
}
