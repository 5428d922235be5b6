import { describe, expect, it } from "vitest";
import { cache, faults, managed, type Refusal, shopNetwork } from "./shop.fixture";

describe("config check", () => {
  it("accepts a layer with one of everything", () => {
    expect(
      faults({
        keys: { delivery: { description: "Logs of distributions", users: ["distributionLogs"] } },
        databases: { main: managed, legacy: { mode: "external", identifier: "legacy" } },
        caches: {
          main: { ...cache, logs: { kinds: ["slow-log", "engine-log"] } },
          alone: { ...cache, tier: "single", nodes: 1 },
          legacy: { mode: "external", identifier: "legacy" },
        },
        fileSystems: { shared: { tier: "single" } },
        accessPoints: { metrics: { fileSystem: "shared", path: "/metrics", uid: 1000, gid: 1000 } },
        buckets: {
          assets: { access: "cdn", encryption: "aes256", logs: { bucket: "logs" } },
          logs: { encryption: "aes256", receives: ["server-access-logs", "cloudfront-logs"] },
          store: { lifecycle: { old: { expireDays: 30 } } },
          records: { key: "delivery", receives: ["cloudfront-logs"] },
        },
        secrets: {
          database: {
            description: "Connection",
            connection: { database: "legacy", name: "shop" },
            template: { username: "shop" },
          },
        },
      }),
    ).toEqual([]);
  });

  it.each<Refusal>([
    {
      fault: "a file system in no tier",
      input: { fileSystems: { shared: { tier: "files" } } },
      messages: [
        'fileSystems.shared.tier: expected a tier of network.tiers, got "files"; known: private, single',
      ],
    },
    {
      fault: "an access point of no file system",
      input: {
        fileSystems: { shared: { tier: "private" } },
        accessPoints: { metrics: { fileSystem: "share", path: "/metrics", uid: 1, gid: 1 } },
      },
      messages: [
        'accessPoints.metrics.fileSystem: expected a file system of data.fileSystems, got "share"; did you mean "shared"?',
      ],
    },
    {
      fault: "default names that AWS would refuse",
      input: {
        databases: { "orders-of-the-whole-world-and-more-of-them": managed },
        fileSystems: { "orders-of-the-whole-world-and-more-of-them-still": { tier: "private" } },
        buckets: { "orders-of-the-whole-world-and-more-of-them": {} },
      },
      messages: [
        'databases.orders-of-the-whole-world-and-more-of-them.identifier: expected a name of at most 52 characters for the DB instance, got "shop-production-orders-of-the-whole-world-and-more-of-them", which has 58; set identifier',
        'fileSystems.orders-of-the-whole-world-and-more-of-them-still: expected a name of at most 50 characters for the backup vault, got "shop-production-orders-of-the-whole-world-and-more-of-them-still", which has 64; shorten the name of the entry',
        'fileSystems.orders-of-the-whole-world-and-more-of-them-still: expected a name of at most 64 characters for the IAM role, got "shop-production-orders-of-the-whole-world-and-more-of-them-still-backups", which has 72; shorten the name of the entry',
        'buckets.orders-of-the-whole-world-and-more-of-them.name: expected a name of at most 63 characters for the S3 bucket, got "shop-production-orders-of-the-whole-world-and-more-of-them-111122223333", which has 71; set name',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("leaves names alone that point into a network with faults of its own", () => {
    const main = { ...managed, tier: "nowhere", key: "nowhere" };
    expect(faults({ databases: { main } }, { ...shopNetwork, cidr: 1 })).toEqual([]);
  });
});
