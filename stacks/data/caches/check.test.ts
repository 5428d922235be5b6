import { describe, expect, it } from "vitest";
import { cache, faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a cache in a tier that is nowhere, with a key that is nowhere",
      input: { caches: { main: { ...cache, tier: "privat", key: "dta" } } },
      messages: [
        'caches.main.tier: expected a tier of network.tiers, got "privat"; did you mean "private"?',
        'caches.main.key: expected a key of network.keys or data.keys, got "dta"; did you mean "data"?',
      ],
    },
    {
      fault: "nodes with no other zone to be in",
      input: { caches: { main: { ...cache, tier: "single", nodes: 2 } } },
      messages: [
        'caches.main.tier: expected a tier of network.tiers in two zones or more, since 2 nodes stand in for each other, got "single", which is in zone a; use private',
      ],
    },
    {
      fault: "versions that an engine does not have",
      input: {
        caches: {
          old: { ...cache, engineVersion: "5.0" },
          odd: { ...cache, engine: "valkey", engineVersion: "6.2" },
        },
      },
      messages: [
        'caches.old.engineVersion: expected a version of redis: 6.0, 6.2, 6.x, 7.0, 7.1, 7.x, got "5.0"',
        'caches.odd.engineVersion: expected a version of valkey: 7.2, 7.x, 8.0, 8.1, 8.2, 8.x, got "6.2"',
      ],
    },
    {
      fault: "a log that the version does not write",
      input: {
        caches: { main: { ...cache, engineVersion: "6.0", logs: { kinds: ["slow-log", "engine-log"] } } },
      },
      messages: ["caches.main.logs.kinds: expected no engine-log before Redis 6.2, got slow-log, engine-log"],
    },
    {
      fault: "logs of a cache with a key that refuses logs",
      input: { caches: { main: { ...cache, logs: { key: "quiet" } } } },
      messages: [
        'caches.main.logs.key: expected a key of network.keys or data.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
      ],
    },
    {
      fault: "a cache whose default identifier is too long",
      input: { caches: { "sessions-of-all-shops-and-sites": cache } },
      messages: [
        'caches.sessions-of-all-shops-and-sites.identifier: expected a name of at most 40 characters for the cache, got "shop-production-sessions-of-all-shops-and-sites", which has 47; set identifier',
      ],
    },
    {
      fault: "windows that overlap",
      input: {
        caches: {
          main: { ...cache, snapshotWindow: "03:30-04:30", maintenanceWindow: "sun:04:00-sun:05:00" },
        },
      },
      messages: [
        "caches.main.snapshotWindow: expected a window that does not overlap maintenanceWindow, sun:04:00-sun:05:00, got 03:30-04:30",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
