import { describe, expect, it } from "vitest";
import { aurora, type DataInput, only, shopData, synthData } from "../shop.fixture";

describe("an Aurora cluster", () => {
  const main = { databases: { main: aurora } } as const satisfies DataInput;
  const withSettings = (settings: object) => synthData({ databases: { main: { ...aurora, ...settings } } });

  it("is encrypted, backed up, protected, and knows no password of ours", () => {
    const cluster = only(synthData(main), "aws_rds_cluster");

    expect(cluster).toMatchObject({
      cluster_identifier: "shop-production-main",
      engine: "aurora-postgresql",
      engine_version: "17",
      master_username: "platform_admin",
      manage_master_user_password: true,
      master_user_secret_kms_key_id: "${aws_kms_key.keys_data.arn}",
      iam_database_authentication_enabled: true,
      port: 5432,
      storage_encrypted: true,
      kms_key_id: "${aws_kms_key.keys_data.arn}",
      backup_retention_period: 7,
      copy_tags_to_snapshot: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'shop-production-main-final-${formatdate("YYYYMMDDhhmmss", timestamp())}',
      lifecycle: { ignore_changes: ["engine_version", "final_snapshot_identifier"] },
      apply_immediately: false,
      vpc_security_group_ids: ["${aws_security_group.databases_main_group.id}"],
      db_subnet_group_name: "${aws_db_subnet_group.databases_main_subnets.name}",
      db_cluster_parameter_group_name: "${aws_rds_cluster_parameter_group.databases_main_parameters.name}",
    });
    expect(cluster).not.toHaveProperty("master_password");
    expect(cluster).not.toHaveProperty("engine_mode");
  });

  it("has the instances that the settings name, private, watched and kept up to date", () => {
    const instances = synthData(main).resource.aws_rds_cluster_instance ?? {};

    expect(Object.keys(instances)).toEqual(["databases_main_instances_one", "databases_main_instances_two"]);
    expect(instances.databases_main_instances_two).toMatchObject({
      identifier: "shop-production-main-two",
      cluster_identifier: "${aws_rds_cluster.databases_main.id}",
      engine: "aurora-postgresql",
      instance_class: "db.r6g.large",
      promotion_tier: 1,
      publicly_accessible: false,
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.databases_main_monitoring.arn}",
      performance_insights_enabled: true,
      performance_insights_kms_key_id: "${aws_kms_key.keys_data.arn}",
    });
  });

  it("lets an instance differ from the others", () => {
    const instances = { one: { promotionTier: 0 }, two: { instanceClass: "db.r6g.xlarge" } };

    expect(
      Object.values(withSettings({ instances }).resource.aws_rds_cluster_instance ?? {}).map(
        ({ instance_class, promotion_tier }) => [instance_class, promotion_tier],
      ),
    ).toEqual([
      ["db.r6g.large", 0],
      ["db.r6g.xlarge", 1],
    ]);
  });

  it.each([
    { engineVersion: "16.6", family: "aurora-postgresql16" },
    { engineVersion: "17", family: "aurora-postgresql17" },
  ])("forces TLS in the cluster's parameters of $engineVersion", ({ engineVersion, family }) => {
    const group = only(
      withSettings({ engineVersion, parameters: { log_statement: "all", "rds.force_ssl": "0" } }),
      "aws_rds_cluster_parameter_group",
    );

    expect(group).toMatchObject({
      family,
      name: `shop-production-main-${family}`,
      parameter: [
        { name: "log_statement", value: "all", apply_method: "pending-reboot" },
        { name: "log_min_duration_statement", value: "1000" },
        { name: "rds.force_ssl", value: "1" },
      ],
    });
  });

  it("has its log group before it could make its own", () => {
    const json = synthData(main);

    expect(only(json, "aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/rds/cluster/shop-production-main/postgresql",
      retention_in_days: 90,
      kms_key_id: "${local.network.keys.platform.arn}",
    });
    expect(only(json, "aws_rds_cluster")).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql"],
      depends_on: ["aws_cloudwatch_log_group.databases_main_postgresql-logs"],
    });
  });

  it("stands in its tier, where the cluster reaches its port and nobody else does", () => {
    const json = synthData(main);

    expect(only(json, "aws_db_subnet_group").subnet_ids).toBe("${local.network.tiers.private.subnet_ids}");
    expect(only(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      description: "PostgreSQL from cluster",
      referenced_security_group_id: "${local.cluster.cluster_security_group_id}",
      from_port: 5432,
      to_port: 5432,
    });
  });

  it("does without what a small environment can do without", () => {
    const json = withSettings({
      instances: { one: {} },
      deletionProtection: false,
      finalSnapshot: "skip",
      monitoringSeconds: 0,
    });

    expect(only(json, "aws_rds_cluster")).toMatchObject({
      deletion_protection: false,
      skip_final_snapshot: true,
    });
    expect(only(json, "aws_rds_cluster_instance").monitoring_interval).toBe(0);
    expect(json.resource).not.toHaveProperty("aws_iam_role");
  });

  it("tells later layers where to write, where to read, and where RDS keeps its password", () => {
    expect(synthData(main).output.databases?.value).toEqual({
      main: {
        address: "${aws_rds_cluster.databases_main.endpoint}",
        reader_address: "${aws_rds_cluster.databases_main.reader_endpoint}",
        port: "${aws_rds_cluster.databases_main.port}",
        identifier: "${aws_rds_cluster.databases_main.cluster_identifier}",
        master_secret_arn: "${aws_rds_cluster.databases_main.master_user_secret[0].secret_arn}",
      },
    });
  });

  it("needs an instance", () => {
    expect(() => shopData({ databases: { main: { ...aurora, instances: {} } } })).toThrow(
      "at least one instance",
    );
  });
});
