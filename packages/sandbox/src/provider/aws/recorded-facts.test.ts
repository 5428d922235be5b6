import { describe, expect, it } from "vitest";
import type { Fields } from "../protocol/value";
import { SimulatedCloud } from "../simulated-cloud.fixture";

const CACHE = {
  replication_group_id: "shop",
  description: "Shop",
  engine: "redis",
  engine_version: "7.0",
  node_type: "cache.t4g.small",
  num_cache_clusters: 2,
  automatic_failover_enabled: true,
  multi_az_enabled: false,
};

/** What a change of a cache that exists makes anew. */
async function replacedFor(changes: Fields, before: Fields = {}): Promise<readonly string[]> {
  const cloud = SimulatedCloud.of("aws_elasticache_replication_group");
  const cache = await cloud.create("aws_elasticache_replication_group", { ...CACHE, ...before });
  return cloud.replacedFor("aws_elasticache_replication_group", cache, { ...CACHE, ...before, ...changes });
}

describe("a cache", () => {
  it.each<{ change: string; to: Fields }>([
    { change: "to Valkey", to: { engine: "valkey" } },
    { change: "to two zones", to: { multi_az_enabled: true } },
    { change: "to a higher version", to: { engine_version: "7.1" } },
  ])("changes $change in place", async ({ to }) => {
    expect(await replacedFor(to)).toEqual([]);
  });

  it.each<{ change: string; from?: Fields; to: Fields; place: string }>([
    { change: "back to Redis", from: { engine: "valkey" }, to: { engine: "redis" }, place: "engine" },
    { change: "to a lower version", to: { engine_version: "6.2" }, place: "engine_version" },
  ])("is made anew $change", async ({ from, to, place }) => {
    expect(await replacedFor(to, from)).toEqual([place]);
  });
});
