import { majorOf } from "@strata/values";
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
 * Minor versions by engine, the newest of a major version last. Source: ElastiCache user guide, "Supported engines and
 * versions"; one that is missing here is one word to add.
 */
const VERSIONS: Readonly<Record<CacheVersion["engine"], readonly string[]>> = {
  redis: ["6.0", "6.2", "7.0", "7.1"],
  valkey: ["7.2", "8.0", "8.1", "8.2"],
};

/** The only major version that ElastiCache and the provider take as it is. Source: provider, `engine_version`. */
const KNOWN_AS_MAJOR = "6.x";

/** The family that fits an engine of this version, for example `redis6.x` of Redis 6.2; undefined where there is none. */
export function cacheFamily({ engine, engineVersion }: CacheVersion): string | undefined {
  return FAMILIES[engine][majorOf(engineVersion)];
}

/** Versions that an engine has: minor ones, and each major one as `7.x`. */
export function cacheVersions(engine: CacheVersion["engine"]): readonly string[] {
  return [...VERSIONS[engine], ...Object.keys(FAMILIES[engine]).map((major) => `${major}.x`)].sort();
}

/** What ElastiCache is asked for, and who installs minor versions. */
export interface InstalledVersion {
  /** The version that a new cache gets. */
  readonly engineVersion: string;
  /**
   * `byElastiCache`: the version is its matter from then on. `named`: the same, and the provider knows that `6.x` is
   * whatever it became. `none`: the version stays.
   */
  readonly minorUpgrades: "byElastiCache" | "named" | "none";
}

/**
 * What a version asks of ElastiCache. A minor one stays as it is: ElastiCache would install a newer one, and the provider
 * takes the older one in the settings for a reason to delete the cache. A major one gets the newest minor one known here.
 */
export function installedVersion({ engine, engineVersion }: CacheVersion): InstalledVersion {
  if (engineVersion === KNOWN_AS_MAJOR) return { engineVersion, minorUpgrades: "named" };
  if (!engineVersion.endsWith(".x")) return { engineVersion, minorUpgrades: "none" };
  const minors = VERSIONS[engine].filter((minor) => majorOf(minor) === majorOf(engineVersion));
  return { engineVersion: minors.at(-1) ?? engineVersion, minorUpgrades: "byElastiCache" };
}
