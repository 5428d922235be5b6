import { describe, expect, it } from "vitest";
import { dataCheck } from "./check";
import { aurora, cache, type DataInput, docdb, managed, shopContext } from "./shop.fixture";

/** Faults as a reader sees them, without the file. */
function faults(input: DataInput): readonly string[] {
  return dataCheck(shopContext(input)).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

describe("dataCheck", () => {
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

  it.each<{ fault: string; input: DataInput; messages: readonly string[] }>([
    {
      fault: "a key that is nowhere",
      input: { secretsKey: "dta" },
      messages: [
        'secretsKey: expected a key of this layer or of the network layer, got "dta"; did you mean "data"?',
      ],
    },
    {
      fault: "a key under a name of the network layer",
      input: { keys: { platform: { description: "Mine", users: ["logs"] } } },
      messages: ['keys.platform: expected a name that no key of the network layer has, got "platform"'],
    },
    {
      fault: "log groups with a key that refuses logs",
      input: { databases: { main: { ...managed, logs: { key: "quiet" } } } },
      messages: [
        'databases.main.logs.key: expected a key with logs among its users, since log groups are encrypted with it, got "quiet" with none; add logs to network.keys.quiet.users',
      ],
    },
    {
      fault: "a cache in a tier that is nowhere, with a key that is nowhere",
      input: { caches: { main: { ...cache, tier: "privat", key: "dta" } } },
      messages: [
        'caches.main.key: expected a key of this layer or of the network layer, got "dta"; did you mean "data"?',
        'caches.main.tier: expected a tier of the network layer, got "privat"; did you mean "private"?',
      ],
    },
    {
      fault: "nodes with no other zone to be in",
      input: { caches: { main: { ...cache, tier: "single", nodes: 2 } } },
      messages: [
        "caches.main.tier: expected a tier in two zones or more, since 2 nodes stand in for each other, got single in 1",
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
        'caches.old.engineVersion: expected a version of redis 6 or 7, got "5.0"',
        'caches.odd.engineVersion: expected a version of valkey 7 or 8, got "6.2"',
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
        'caches.main.logs.key: expected a key with logs among its users, since log groups are encrypted with it, got "quiet" with none; add logs to network.keys.quiet.users',
      ],
    },
    {
      fault: "a cache whose default identifier is too long",
      input: { caches: { "sessions-of-all-shops-and-sites": cache } },
      messages: [
        "caches.sessions-of-all-shops-and-sites: expected a name of at most 40 characters, got shop-production-sessions-of-all-shops-and-sites, 47 characters; set identifier",
      ],
    },
    {
      fault: "a distribution's bucket with a key that refuses CloudFront",
      input: { buckets: { assets: { access: "cdn" } } },
      messages: [
        'buckets.assets.key: expected a key with distributions among its users, since CloudFront decrypts the bucket\'s objects, got "data" with none; add distributions to keys.data.users',
      ],
    },
    {
      fault: "a database in no tier",
      input: { databases: { main: { ...managed, tier: "privat" } } },
      messages: [
        'databases.main.tier: expected a tier of the network layer, got "privat"; did you mean "private"?',
      ],
    },
    {
      fault: "a database in one zone",
      input: { databases: { main: { ...managed, tier: "single" } } },
      messages: [
        "databases.main.tier: expected a tier in two zones or more, as RDS demands, got single in 1",
      ],
    },
    {
      fault: "plain connections to Aurora",
      input: { databases: { main: { ...aurora, parameters: { "rds.force_ssl": "0" } } } },
      messages: [
        'databases.main.parameters.rds.force_ssl: expected nothing: every database forces TLS, got "0"',
      ],
    },
    {
      fault: "DocumentDB without TLS and audit",
      input: { databases: { main: { ...docdb, parameters: { tls: "disabled", audit_logs: "none" } } } },
      messages: [
        'databases.main.parameters.tls: expected nothing: the setting tls says it, got "disabled"',
        'databases.main.parameters.audit_logs: expected nothing: every cluster writes its audit log, got "none"',
      ],
    },
    {
      fault: "an instance with a name that is too long",
      input: {
        databases: {
          main: { ...aurora, instances: { "reader-in-the-third-zone-of-the-region-at-most": {} } },
        },
      },
      messages: [
        "databases.main.instances.reader-in-the-third-zone-of-the-region-at-most: expected a name of at most 63 characters, got shop-production-main-reader-in-the-third-zone-of-the-region-at-most, 67 characters; shorten the entry's name",
      ],
    },
    {
      fault: "storage that must shrink",
      input: { databases: { main: { ...managed, storageGiB: 200 } } },
      messages: ["databases.main.maxStorageGiB: expected at least storageGiB, 200, got 100"],
    },
    {
      fault: "a database without TLS",
      input: { databases: { main: { ...managed, parameters: { "rds.force_ssl": "0" } } } },
      messages: [
        'databases.main.parameters.rds.force_ssl: expected nothing: every database forces TLS, got "0"',
      ],
    },
    {
      fault: "a file system in no tier",
      input: { fileSystems: { shared: { tier: "files" } } },
      messages: [
        'fileSystems.shared.tier: expected a tier of the network layer, got "files"; known: private, single',
      ],
    },
    {
      fault: "an access point of no file system",
      input: {
        fileSystems: { shared: { tier: "private" } },
        accessPoints: { metrics: { fileSystem: "share", path: "/metrics", uid: 1, gid: 1 } },
      },
      messages: [
        'accessPoints.metrics.fileSystem: expected a file system, got "share"; did you mean "shared"?',
      ],
    },
    {
      fault: "records of requests in no bucket",
      input: { buckets: { store: { logs: { bucket: "log" } }, logs: {} } },
      messages: ['buckets.store.logs.bucket: expected a bucket, got "log"; did you mean "logs"?'],
    },
    {
      fault: "records of requests in a bucket that takes none",
      input: { buckets: { store: { logs: { bucket: "logs" } }, logs: {} } },
      messages: [
        "buckets.logs.receives: expected server-access-logs, since buckets.store.logs names it, got none",
      ],
    },
    {
      fault: "a bucket that records itself",
      input: {
        buckets: {
          logs: { encryption: "aes256", receives: ["server-access-logs"], logs: { bucket: "logs" } },
        },
      },
      messages: [
        "buckets.logs.logs.bucket: expected another bucket, since each record would be recorded, got logs",
      ],
    },
    {
      fault: "a log bucket that the CDN serves, encrypted with our key",
      input: {
        keys: { data: { description: "Data", users: ["distributions"] } },
        buckets: { logs: { access: "cdn", receives: ["server-access-logs"] } },
      },
      messages: [
        "buckets.logs.access: expected private, since the bucket receives logs, got cdn",
        "buckets.logs.encryption: expected aes256, since S3 does not deliver access logs to buckets with a key of ours, got key",
      ],
    },
    {
      fault: "logs of distributions with a key that refuses them",
      input: { buckets: { logs: { receives: ["cloudfront-logs"] } } },
      messages: [
        'buckets.logs.key: expected a key with distributionLogs among its users, since CloudFront\'s logs are encrypted with it, got "data" with none; add distributionLogs to keys.data.users',
      ],
    },
    {
      fault: "logs of load balancers with a key that refuses them",
      input: {
        keys: { data: { description: "Data", users: ["distributionLogs"] } },
        buckets: { logs: { receives: ["cloudfront-logs", "network-load-balancer-logs"] } },
      },
      messages: [
        'buckets.logs.key: expected a key with loadBalancerLogs among its users, since the logs of load balancers are encrypted with it, got "data" with distributionLogs; add loadBalancerLogs to keys.data.users',
      ],
    },
    {
      fault: "a lifecycle rule that does nothing",
      input: { buckets: { store: { lifecycle: { old: { prefix: "old/" } } } } },
      messages: [
        "buckets.store.lifecycle.old: expected expireDays, noncurrentDays or transition, got none of them",
      ],
    },
    {
      fault: "a connection to no database",
      input: {
        databases: { main: { mode: "external", identifier: "main" } },
        secrets: { database: { description: "Connection", connection: { database: "mian", name: "shop" } } },
      },
      messages: [
        'secrets.database.connection.database: expected a database, got "mian"; did you mean "main"?',
      ],
    },
    {
      fault: "a template with a password, and with what the connection fills",
      input: {
        databases: { main: { mode: "external", identifier: "main" } },
        secrets: {
          database: {
            description: "Connection",
            connection: { database: "main", name: "shop" },
            template: { sslmode: "disable", password: "hunter2" },
          },
        },
      },
      messages: [
        "secrets.database.template.sslmode: expected no field that connection fills, got sslmode",
        'secrets.database.template.password: expected no secret in settings, got a field "password"; leave it out; its owner adds it to the value in Secrets Manager',
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
        "buckets.orders-of-the-whole-world-and-more-of-them: expected a name of at most 63 characters, got shop-production-orders-of-the-whole-world-and-more-of-them-111122223333, 71 characters; set name",
        "databases.orders-of-the-whole-world-and-more-of-them: expected a name of at most 52 characters, got shop-production-orders-of-the-whole-world-and-more-of-them, 58 characters; set identifier",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("leaves names alone that point into a network with faults of its own", () => {
    const context = shopContext({ databases: { main: { ...managed, tier: "nowhere", key: "nowhere" } } });
    const withoutNetwork = {
      ...context,
      settings: (layer: string) => (layer === "network" ? undefined : context.settings(layer)),
    };
    expect(dataCheck(withoutNetwork)).toEqual([]);
  });

  it.each(["password", "dbPassword", "apiKey", "api_key", "access-token", "client_secret", "passphrase"])(
    "takes a template's field %s for a secret",
    (field) => {
      expect(faults({ secrets: { vendor: { description: "Vendor", template: { [field]: "x" } } } })).toEqual([
        `secrets.vendor.template.${field}: expected no secret in settings, got a field "${field}"; leave it out; its owner adds it to the value in Secrets Manager`,
      ]);
    },
  );

  it.each(["username", "host", "account", "endpoint", "key_id"])("lets a template say %s", (field) => {
    expect(faults({ secrets: { vendor: { description: "Vendor", template: { [field]: "x" } } } })).toEqual(
      [],
    );
  });
});
