import { describe, expect, it } from "vitest";
import { type Block, cache, type DataInput, only, shopData, synthData } from "../shop.fixture";

const main = { caches: { main: cache } } as const satisfies DataInput;

/** The store that these settings make, of what the smallest one has besides. */
function group(settings: Partial<NonNullable<DataInput["caches"]>[string]>): Block {
  const caches = { main: { ...cache, ...settings } } as NonNullable<DataInput["caches"]>;
  return only(synthData({ caches }), "aws_elasticache_replication_group");
}

describe("a cache of ours", () => {
  it("is encrypted on disk and on the way, stands in several zones, and is copied each day", () => {
    expect(only(synthData(main), "aws_elasticache_replication_group")).toMatchObject({
      replication_group_id: "shop-production-main",
      engine: "redis",
      engine_version: "7.1",
      node_type: "cache.t4g.small",
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      auto_minor_version_upgrade: "true",
      port: 6379,
      at_rest_encryption_enabled: "true",
      kms_key_id: "${aws_kms_key.keys_data.arn}",
      transit_encryption_enabled: true,
      snapshot_retention_limit: 7,
      final_snapshot_identifier:
        "shop-production-main-final-${lower(substr(aws_secretsmanager_secret.caches_main_auth-token.arn, -6, 6))}",
      lifecycle: { ignore_changes: ["engine_version"] },
      apply_immediately: false,
      subnet_group_name: "${aws_elasticache_subnet_group.caches_main_subnets.name}",
      parameter_group_name: "${aws_elasticache_parameter_group.caches_main_parameters.name}",
      security_group_ids: ["${aws_security_group.caches_main_group.id}"],
      snapshot_window: "02:00-03:00",
      maintenance_window: "sun:04:00-sun:05:00",
    });
  });

  it("stands in its tier, where the cluster reaches its port and nobody else does", () => {
    const json = synthData(main);

    expect(only(json, "aws_elasticache_subnet_group").subnet_ids).toBe(
      "${local.network.tiers.private.subnet_ids}",
    );
    expect(only(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      referenced_security_group_id: "${local.cluster.cluster_security_group_id}",
      from_port: 6379,
      to_port: 6379,
    });
  });

  it("of a single node has no successor", () => {
    expect(group({ nodes: 1 })).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
  });

  it.each([
    { engine: "redis", engineVersion: "6.x", asked: "6.x", upgraded: "true", ignored: undefined },
    { engine: "redis", engineVersion: "6.2", asked: "6.2", upgraded: "false", ignored: undefined },
    { engine: "redis", engineVersion: "7.x", asked: "7.1", upgraded: "true", ignored: ["engine_version"] },
    { engine: "redis", engineVersion: "7.0", asked: "7.0", upgraded: "false", ignored: undefined },
    { engine: "valkey", engineVersion: "7.x", asked: "7.2", upgraded: "true", ignored: ["engine_version"] },
    { engine: "valkey", engineVersion: "8.x", asked: "8.2", upgraded: "true", ignored: ["engine_version"] },
    { engine: "valkey", engineVersion: "8.0", asked: "8.0", upgraded: "false", ignored: undefined },
  ] as const)(
    "of $engine $engineVersion starts with $asked, with minor upgrades: $upgraded",
    ({ engine, engineVersion, asked, upgraded, ignored }) => {
      const { engine_version, auto_minor_version_upgrade, lifecycle } = group({ engine, engineVersion });

      expect({ engine_version, auto_minor_version_upgrade, lifecycle }).toEqual({
        engine_version: asked,
        auto_minor_version_upgrade: upgraded,
        lifecycle: ignored === undefined ? undefined : { ignore_changes: ignored },
      });
    },
  );

  it("is upgraded to another major version at once where its settings say so", () => {
    expect(group({ engine: "valkey", engineVersion: "8.x", allowMajorUpgrade: true })).toMatchObject({
      engine_version: "8.2",
      apply_immediately: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it.each([
    { engine: "redis", engineVersion: "6.x", family: "redis6.x", name: "shop-production-main-redis6-x" },
    { engine: "redis", engineVersion: "6.2", family: "redis6.x", name: "shop-production-main-redis6-x" },
    { engine: "redis", engineVersion: "7.x", family: "redis7", name: "shop-production-main-redis7" },
    { engine: "valkey", engineVersion: "8.0", family: "valkey8", name: "shop-production-main-valkey8" },
  ] as const)("of $engine $engineVersion has parameters of $family", ({ family, name, ...version }) => {
    const parameters = { "maxmemory-policy": "allkeys-lru" };
    const json = synthData({ caches: { main: { ...cache, ...version, parameters } } });

    expect(only(json, "aws_elasticache_replication_group").engine).toBe(version.engine);
    expect(only(json, "aws_elasticache_parameter_group")).toMatchObject({
      name,
      family,
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { create_before_destroy: true },
    });
  });

  it("takes its windows, and leaves no snapshot where its settings say so", () => {
    const set = group({
      maintenanceWindow: "wed:04:00-wed:05:00",
      snapshotWindow: "10:00-11:00",
      finalSnapshot: "skip",
    });

    expect(set).toMatchObject({ maintenance_window: "wed:04:00-wed:05:00", snapshot_window: "10:00-11:00" });
    expect(set).not.toHaveProperty("final_snapshot_identifier");
  });

  it("keeps logs where its settings say so, in groups with retention and a key", () => {
    const json = synthData({
      caches: { main: { ...cache, logs: { kinds: ["slow-log"], retentionDays: 30 } } },
    });

    expect(only(json, "aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/elasticache/shop-production-main/slow-log",
      retention_in_days: 30,
      kms_key_id: "${local.network.keys.platform.arn}",
    });
    expect(only(json, "aws_elasticache_replication_group").log_delivery_configuration).toEqual([
      {
        destination: "${aws_cloudwatch_log_group.caches_main_slow-log.name}",
        destination_type: "cloudwatch-logs",
        log_format: "json",
        log_type: "slow-log",
      },
    ]);
    expect(group({})).not.toHaveProperty("log_delivery_configuration");
  });

  it.each([
    { field: "maintenanceWindow", value: "sunday 4", expected: "a weekly window in UTC" },
    { field: "snapshotWindow", value: "3", expected: "a daily window in UTC" },
    { field: "nodes", value: 7, expected: "<=6" },
    { field: "nodeType", value: "t4g.small", expected: "a node type such as" },
    { field: "engineVersion", value: "6", expected: "a version in quotes" },
  ])("refuses $value as $field", ({ field, value, expected }) => {
    expect(() => shopData({ caches: { main: { ...cache, [field]: value } } })).toThrow(expected);
  });
});

describe("the AUTH token of a cache", () => {
  it("is made once, in a secret with the layer's key for secrets", () => {
    const json = synthData({ ...main, keys: { vault: { description: "Secrets" } }, secretsKey: "vault" });

    expect(only(json, "aws_secretsmanager_secret")).toMatchObject({
      name: "shop-production/main-auth-token",
      kms_key_id: "${aws_kms_key.keys_vault.arn}",
      recovery_window_in_days: 30,
    });
    expect(only(json, "aws_secretsmanager_secret_version")).toMatchObject({
      secret_id: "${aws_secretsmanager_secret.caches_main_auth-token.arn}",
      // 64 characters, of those that ElastiCache takes.
      secret_string: '${replace("${uuid()}${uuid()}", "-", "")}',
      version_stages: ["AWSCURRENT", "GENERATED"],
      lifecycle: { ignore_changes: ["secret_string", "version_stages"] },
    });
  });

  it("is read by the cache from the secret, so that both have the same", () => {
    expect(group({}).auth_token).toBe(
      "${aws_secretsmanager_secret_version.caches_main_auth-token_text.secret_string}",
    );
  });

  it("has the name that is set, and comes back for as long as is set", () => {
    const auth = { secretName: "shop/sessions", recoveryDays: 0 };

    expect(
      only(synthData({ caches: { main: { ...cache, auth } } }), "aws_secretsmanager_secret"),
    ).toMatchObject({
      name: "shop/sessions",
      recovery_window_in_days: 0,
    });
  });
});

describe("a cache that others made", () => {
  const external = { mode: "external", identifier: "orders" } as const;

  it("is read, and the plan fails where it is not as expected", () => {
    const json = synthData({ caches: { main: external } });
    const found = json.data.aws_elasticache_replication_group?.main_cache;

    expect(json.resource.aws_elasticache_replication_group).toBeUndefined();
    expect(json.resource.aws_secretsmanager_secret).toBeUndefined();
    expect(found).toMatchObject({
      replication_group_id: "orders",
      count: "${var.main_cache == null ? 1 : 0}",
      lifecycle: {
        postcondition: [
          { condition: "${self.auth_token_enabled == true}" },
          { condition: "${self.multi_az_enabled == true}" },
        ],
      },
    });
  });

  it("expects only what it is asked to", () => {
    const json = synthData({
      caches: { main: { ...external, expect: { authToken: false, multiAz: false } } },
    });

    expect(json.data.aws_elasticache_replication_group?.main_cache).not.toHaveProperty("lifecycle");
  });

  it.each([
    { authSecret: undefined, published: "" },
    {
      authSecret: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3",
      published: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3",
    },
  ])("publishes its addresses, and $published as its secret", ({ authSecret, published }) => {
    const settings = authSecret === undefined ? external : { ...external, authSecret };

    expect(synthData({ caches: { main: settings } }).output.caches?.value).toEqual({
      main: {
        address: "${local.main_cache.primary_endpoint_address}",
        reader_address: "${local.main_cache.reader_endpoint_address}",
        port: "${local.main_cache.port}",
        auth_secret_arn: published,
      },
    });
  });
});
