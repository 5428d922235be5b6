import { describe, expect, it } from "vitest";
import { type DataInput, docdb, only, shopData, synthData } from "../shop.fixture";

describe("a DocumentDB cluster", () => {
  const events = { databases: { events: docdb } } as const satisfies DataInput;
  const withSettings = (settings: object) => synthData({ databases: { events: { ...docdb, ...settings } } });
  const parameters = (settings: object): unknown =>
    (
      only(withSettings(settings), "aws_docdb_cluster_parameter_group").parameter as {
        name: string;
        value: string;
      }[]
    ).map(({ name, value }) => `${name}=${value}`);

  it("is encrypted, backed up, protected, and knows no password of ours", () => {
    const cluster = only(synthData(events), "aws_docdb_cluster");

    expect(cluster).toMatchObject({
      cluster_identifier: "shop-production-events",
      engine: "docdb",
      engine_version: "5.0.1",
      port: 27017,
      master_username: "platformadmin",
      manage_master_user_password: true,
      storage_encrypted: true,
      kms_key_id: "${aws_kms_key.keys_data.arn}",
      backup_retention_period: 7,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'shop-production-events-final-${formatdate("YYYYMMDDhhmmss", timestamp())}',
      lifecycle: { ignore_changes: ["final_snapshot_identifier"] },
      apply_immediately: false,
      vpc_security_group_ids: ["${aws_security_group.databases_events_group.id}"],
      db_subnet_group_name: "${aws_docdb_subnet_group.databases_events_subnets.name}",
      db_cluster_parameter_group_name:
        "${aws_docdb_cluster_parameter_group.databases_events_parameters.name}",
    });
    expect(cluster).not.toHaveProperty("master_password");
  });

  it("has the instances that the settings name", () => {
    expect(only(synthData(events), "aws_docdb_cluster_instance")).toMatchObject({
      identifier: "shop-production-events-one",
      cluster_identifier: "${aws_docdb_cluster.databases_events.id}",
      instance_class: "db.t4g.medium",
      promotion_tier: 1,
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
      enable_performance_insights: true,
      performance_insights_kms_key_id: "${aws_kms_key.keys_data.arn}",
    });
  });

  it("asks for TLS 1.2, audits, and logs slow operations", () => {
    expect(only(synthData(events), "aws_docdb_cluster_parameter_group")).toMatchObject({
      family: "docdb5.0",
      name: "shop-production-events-docdb5-0",
    });
    expect(parameters({})).toEqual([
      "profiler=enabled",
      "profiler_threshold_ms=1000",
      "audit_logs=enabled",
      "tls=tls1.2+",
    ]);
  });

  it("takes any version of TLS where the settings say so, and no connection without", () => {
    const own = { tls: "disabled", audit_logs: "disabled", profiler: "disabled" };

    expect(parameters({ tls: "enabled", parameters: own })).toEqual([
      "profiler=disabled",
      "profiler_threshold_ms=1000",
      "tls=enabled",
      "audit_logs=enabled",
    ]);
  });

  it("has its log groups before it could make its own", () => {
    const json = synthData(events);

    expect(
      Object.values(json.resource.aws_cloudwatch_log_group ?? {}).map(
        ({ name, retention_in_days, kms_key_id }) => [name, retention_in_days, kms_key_id],
      ),
    ).toEqual([
      ["/aws/docdb/shop-production-events/audit", 90, "${local.network.keys.platform.arn}"],
      ["/aws/docdb/shop-production-events/profiler", 90, "${local.network.keys.platform.arn}"],
    ]);
    expect(only(json, "aws_docdb_cluster")).toMatchObject({
      enabled_cloudwatch_logs_exports: ["audit", "profiler"],
      depends_on: [
        "aws_cloudwatch_log_group.databases_events_audit-logs",
        "aws_cloudwatch_log_group.databases_events_profiler-logs",
      ],
    });
  });

  it("stands in its tier, where the cluster reaches its port and nobody else does", () => {
    const json = synthData(events);

    expect(only(json, "aws_docdb_subnet_group").subnet_ids).toBe("${local.network.tiers.private.subnet_ids}");
    expect(only(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      description: "MongoDB from cluster",
      from_port: 27017,
      to_port: 27017,
    });
  });

  it("leaves no snapshot where the settings say so", () => {
    const cluster = only(withSettings({ finalSnapshot: "skip" }), "aws_docdb_cluster");

    expect(cluster.skip_final_snapshot).toBe(true);
    expect(cluster).not.toHaveProperty("lifecycle");
  });

  it("tells later layers where to write, where to read, and where its password is kept", () => {
    expect(synthData(events).output.databases?.value).toEqual({
      events: {
        address: "${aws_docdb_cluster.databases_events.endpoint}",
        reader_address: "${aws_docdb_cluster.databases_events.reader_endpoint}",
        port: "${aws_docdb_cluster.databases_events.port}",
        identifier: "${aws_docdb_cluster.databases_events.cluster_identifier}",
        master_secret_arn: "${aws_docdb_cluster.databases_events.master_user_secret[0].secret_arn}",
      },
    });
  });

  it.each([
    { fault: "a version without its patch", settings: { engineVersion: "5.0" } },
    { fault: "a version without SCRAM-SHA-256", settings: { engineVersion: "4.0.0" } },
    { fault: "5.0 before SCRAM-SHA-256 came", settings: { engineVersion: "5.0.0" } },
    { fault: "8.0 before SCRAM-SHA-256 came", settings: { engineVersion: "8.0.0" } },
    { fault: "connections without TLS", settings: { tls: "disabled" } },
    { fault: "no instance", settings: { instances: {} } },
    { fault: "a setting of another engine", settings: { storageGiB: 20 } },
  ])("refuses $fault", ({ settings }) => {
    expect(() => shopData({ databases: { events: { ...docdb, ...settings } as typeof docdb } })).toThrow();
  });
});
