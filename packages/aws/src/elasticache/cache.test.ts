import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Cache, type CacheProps } from "./cache";

const build = (props: Partial<CacheProps> = {}) =>
  synthesized(
    (scope) =>
      new Cache(scope, "sessions", {
        identifier: "shop-sessions",
        description: "Sessions",
        subnetIds: ["subnet-a", "subnet-b"],
        connections: { vpcId: "vpc-1", from: { nodes: { groupId: "sg-nodes" } } },
        port: 6379,
        engine: "redis",
        engineVersion: "7.1",
        minorUpgrades: "byElastiCache",
        allowMajorUpgrade: false,
        family: "redis7",
        nodeType: "cache.t4g.small",
        nodes: 2,
        keyArn: "key",
        auth: { name: "shop/sessions", description: "Token", keyArn: "secrets-key", recoveryDays: 7 },
        parameters: {},
        snapshotRetentionDays: 7,
        snapshotWindow: "02:00-03:00",
        finalSnapshot: "keep",
        maintenanceWindow: "sun:04:00-sun:05:00",
        ...props,
      }),
  );

const GROUP = "aws_elasticache_replication_group.sessions";
const PARAMETERS = "aws_elasticache_parameter_group.sessions_parameters";

describe("a cache", () => {
  const { built, addresses, at, written } = build();

  it("consists of nodes, a token and what ElastiCache asks for beside them", () => {
    expect(addresses).toEqual([
      PARAMETERS,
      GROUP,
      "aws_elasticache_subnet_group.sessions_subnets",
      "aws_secretsmanager_secret.sessions_auth-token",
      "aws_secretsmanager_secret_version.sessions_auth-token_text",
      "aws_security_group.sessions_group",
      "aws_vpc_security_group_ingress_rule.sessions_group_in-nodes",
    ]);
  });

  it("runs the engine on the nodes that are set", () => {
    expect(at(GROUP)).toMatchObject({
      replication_group_id: "shop-sessions",
      engine: "redis",
      engine_version: "7.1",
      node_type: "cache.t4g.small",
      num_cache_clusters: 2,
      auto_minor_version_upgrade: "true",
      apply_immediately: false,
    });
  });

  it.each([
    {
      minorUpgrades: "byElastiCache",
      upgraded: "true",
      lifecycle: { ignore_changes: ["engine_version"] },
    },
    { minorUpgrades: "named", upgraded: "true", lifecycle: undefined },
    { minorUpgrades: "none", upgraded: "false", lifecycle: undefined },
  ] as const)("has minor upgrades $minorUpgrades", ({ minorUpgrades, upgraded, lifecycle }) => {
    const group = build({ minorUpgrades }).at(GROUP);

    expect(group).toMatchObject({ auto_minor_version_upgrade: upgraded, apply_immediately: false });
    expect(group.lifecycle).toEqual(lifecycle);
  });

  it.each(["byElastiCache", "none"] as const)(
    "has its version from Terraform at once, and no way to be deleted for it, while its major version is upgraded; %s",
    (minorUpgrades) => {
      expect(build({ minorUpgrades, allowMajorUpgrade: true }).at(GROUP)).toMatchObject({
        apply_immediately: true,
        lifecycle: { prevent_destroy: true },
      });
    },
  );

  it("is encrypted at rest with the key", () => {
    expect(at(GROUP)).toMatchObject({ at_rest_encryption_enabled: "true", kms_key_id: "key" });
  });

  it("takes only TLS connections that bring the token", () => {
    expect(at(GROUP)).toMatchObject({
      transit_encryption_enabled: true,
      auth_token: "${aws_secretsmanager_secret_version.sessions_auth-token_text.secret_string}",
    });
    expect(at("aws_secretsmanager_secret.sessions_auth-token")).toMatchObject({
      name: "shop/sessions",
      kms_key_id: "secrets-key",
    });
  });

  it("stands in its subnets, behind its group", () => {
    expect(at(GROUP)).toMatchObject({
      subnet_group_name: "${aws_elasticache_subnet_group.sessions_subnets.name}",
      security_group_ids: ["${aws_security_group.sessions_group.id}"],
      port: 6379,
    });
    expect(at("aws_elasticache_subnet_group.sessions_subnets").subnet_ids).toEqual(["subnet-a", "subnet-b"]);
    expect(at("aws_security_group.sessions_group").name).toBe("shop-sessions-cache");
    expect(at("aws_vpc_security_group_ingress_rule.sessions_group_in-nodes")).toMatchObject({
      description: "Redis from nodes",
      from_port: 6379,
    });
  });

  it("fails over to a node in another zone", () => {
    expect(at(GROUP)).toMatchObject({ automatic_failover_enabled: true, multi_az_enabled: true });
  });

  it("of a single node has nowhere to fail over to", () => {
    expect(build({ nodes: 1 }).at(GROUP)).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
  });

  it("exposes where it is and where its token is kept", () => {
    const { address, readerAddress, port, authSecretArn } = built;

    expect(written({ address, readerAddress, port, authSecretArn })).toEqual({
      address: "${aws_elasticache_replication_group.sessions.primary_endpoint_address}",
      readerAddress: "${aws_elasticache_replication_group.sessions.reader_endpoint_address}",
      port: 6379,
      authSecretArn: "${aws_secretsmanager_secret.sessions_auth-token.arn}",
    });
  });
});

describe("parameters of a cache", () => {
  it("are in a group of the version's family, whose name has no dot", () => {
    const { at } = build({ family: "redis6.x", parameters: { "maxmemory-policy": "allkeys-lru" } });

    expect(at(GROUP).parameter_group_name).toBe(
      "${aws_elasticache_parameter_group.sessions_parameters.name}",
    );
    expect(at(PARAMETERS)).toEqual({
      name: "shop-sessions-redis6-x",
      description: "Parameters of shop-sessions",
      family: "redis6.x",
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { create_before_destroy: true },
    });
  });
});

describe("snapshots of a cache", () => {
  it("are kept for as long as is set, the last one after the cache, under a name that no other creation has", () => {
    expect(build().at(GROUP)).toMatchObject({
      snapshot_retention_limit: 7,
      final_snapshot_identifier:
        "shop-sessions-final-${lower(substr(aws_secretsmanager_secret.sessions_auth-token.arn, -6, 6))}",
    });
    expect(build({ finalSnapshot: "skip" }).at(GROUP)).not.toHaveProperty("final_snapshot_identifier");
  });

  it("and maintenance take place in the windows that are set", () => {
    expect(build().at(GROUP)).toMatchObject({
      snapshot_window: "02:00-03:00",
      maintenance_window: "sun:04:00-sun:05:00",
    });
  });
});

describe("logs of a cache", () => {
  it("go to groups with retention and a key", () => {
    const { at } = build({
      engine: "valkey",
      logs: { kinds: ["slow-log"], retentionDays: 30, keyArn: "logs-key" },
    });

    expect(at(GROUP).log_delivery_configuration).toEqual([
      {
        destination: "${aws_cloudwatch_log_group.sessions_slow-log.name}",
        destination_type: "cloudwatch-logs",
        log_format: "json",
        log_type: "slow-log",
      },
    ]);
    expect(at("aws_cloudwatch_log_group.sessions_slow-log")).toEqual({
      name: "/aws/elasticache/shop-sessions/slow-log",
      retention_in_days: 30,
      kms_key_id: "logs-key",
    });
    expect(at("aws_vpc_security_group_ingress_rule.sessions_group_in-nodes").description).toBe(
      "Valkey from nodes",
    );
  });

  it("are not kept unless they are asked for", () => {
    expect(build().at(GROUP)).not.toHaveProperty("log_delivery_configuration");
  });
});
