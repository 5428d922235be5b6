import { describe, expect, it } from "vitest";
import { place, synthesized } from "../synthesized.fixture";
import { AuroraCluster, type AuroraClusterProps } from "./aurora-cluster";
import { cluster } from "./database.fixture";

const build = (props: Partial<AuroraClusterProps> = {}) =>
  synthesized(
    (scope) =>
      new AuroraCluster(scope, "orders", {
        ...cluster,
        place,
        engineVersion: "17",
        monitoringSeconds: 60,
        ...props,
      }),
  );

const CLUSTER = "aws_rds_cluster.orders";
const READER = "aws_rds_cluster_instance.orders_instances_two";

describe("an Aurora cluster", () => {
  const { built, addresses, at, written } = build();

  it("consists of instances and what RDS asks for beside them", () => {
    expect(addresses).toEqual([
      "aws_cloudwatch_log_group.orders_postgresql-logs",
      "aws_db_subnet_group.orders_subnets",
      "aws_iam_role.orders_monitoring",
      "aws_iam_role_policy_attachment.orders_monitoring_amazon-rds-enhanced-monitoring-role",
      CLUSTER,
      "aws_rds_cluster_instance.orders_instances_one",
      READER,
      "aws_rds_cluster_parameter_group.orders_parameters",
      "aws_security_group.orders_group",
      "aws_vpc_security_group_ingress_rule.orders_group_in-nodes",
    ]);
  });

  it("is encrypted, the master password too", () => {
    expect(at(CLUSTER)).toMatchObject({
      engine: "aurora-postgresql",
      engine_version: "17",
      storage_encrypted: true,
      kms_key_id: "key",
      master_username: "shop",
      manage_master_user_password: true,
      master_user_secret_kms_key_id: "key",
    });
    expect(at(CLUSTER)).not.toHaveProperty("master_password");
  });

  it("lets roles of IAM log in", () => {
    expect(at(CLUSTER).iam_database_authentication_enabled).toBe(true);
  });

  it("stands in its subnets, behind its group", () => {
    expect(at(CLUSTER)).toMatchObject({
      db_subnet_group_name: "${aws_db_subnet_group.orders_subnets.name}",
      vpc_security_group_ids: ["${aws_security_group.orders_group.id}"],
    });
    expect(at("aws_db_subnet_group.orders_subnets").subnet_ids).toEqual(["subnet-a", "subnet-b"]);
  });

  it("forces TLS by a parameter of the cluster", () => {
    expect(at(CLUSTER).db_cluster_parameter_group_name).toBe(
      "${aws_rds_cluster_parameter_group.orders_parameters.name}",
    );
    expect(at("aws_rds_cluster_parameter_group.orders_parameters")).toMatchObject({
      name: "shop-orders-aurora-postgresql17",
      family: "aurora-postgresql17",
      lifecycle: { create_before_destroy: true },
    });
    expect(at("aws_rds_cluster_parameter_group.orders_parameters").parameter).toContainEqual({
      name: "rds.force_ssl",
      value: "1",
      apply_method: "pending-reboot",
    });
  });

  it("exports its log once the group is there, with retention and a key", () => {
    expect(at(CLUSTER)).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql"],
      depends_on: ["aws_cloudwatch_log_group.orders_postgresql-logs"],
    });
    expect(at("aws_cloudwatch_log_group.orders_postgresql-logs")).toEqual({
      name: "/aws/rds/cluster/shop-orders/postgresql",
      retention_in_days: 30,
      kms_key_id: "logs-key",
    });
  });

  it("has its instances in the order in which they take over", () => {
    expect(at(READER)).toMatchObject({
      identifier: "shop-orders-two",
      cluster_identifier: "${aws_rds_cluster.orders.id}",
      engine: "aurora-postgresql",
      instance_class: "db.r6g.xlarge",
      promotion_tier: 1,
    });
  });

  it("has private instances, watched and with encrypted insights", () => {
    expect(at(READER)).toMatchObject({
      publicly_accessible: false,
      auto_minor_version_upgrade: true,
      ca_cert_identifier: "rds-ca-rsa2048-g1",
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.orders_monitoring.arn}",
      depends_on: ["aws_iam_role_policy_attachment.orders_monitoring_amazon-rds-enhanced-monitoring-role"],
      performance_insights_enabled: true,
      performance_insights_kms_key_id: "key",
    });
  });

  it.each([
    { engineVersion: "17", upgraded: true, ignored: ["engine_version", "final_snapshot_identifier"] },
    { engineVersion: "17.4", upgraded: false, ignored: ["final_snapshot_identifier"] },
  ])("of version $engineVersion has minor upgrades: $upgraded", ({ engineVersion, upgraded, ignored }) => {
    const { at } = build({ engineVersion });

    expect(at(CLUSTER)).toMatchObject({
      engine_version: engineVersion,
      lifecycle: { ignore_changes: ignored },
    });
    expect(at(READER).auto_minor_version_upgrade).toBe(upgraded);
  });

  it("has its version from Terraform while its major version is upgraded", () => {
    expect(build({ engineVersion: "18", allowMajorUpgrade: true }).at(CLUSTER)).toMatchObject({
      engine_version: "18",
      allow_major_version_upgrade: true,
      apply_immediately: true,
      lifecycle: { ignore_changes: ["final_snapshot_identifier"] },
    });
  });

  it("hands its tags on to snapshots", () => {
    expect(at(CLUSTER).copy_tags_to_snapshot).toBe(true);
    expect(at(READER).copy_tags_to_snapshot).toBe(true);
  });

  it("has no database of its own but `postgres`, unless one is named", () => {
    expect(at(CLUSTER)).not.toHaveProperty("database_name");
    expect(build({ databaseName: "orders" }).at(CLUSTER).database_name).toBe("orders");
  });

  it("exposes where it is and who knows its password", () => {
    const { address, readerAddress, port, identifier, masterSecretArn } = built;

    expect(written({ address, readerAddress, port, identifier, masterSecretArn })).toEqual({
      address: "${aws_rds_cluster.orders.endpoint}",
      readerAddress: "${aws_rds_cluster.orders.reader_endpoint}",
      port: "${aws_rds_cluster.orders.port}",
      identifier: "${aws_rds_cluster.orders.cluster_identifier}",
      masterSecretArn: "${aws_rds_cluster.orders.master_user_secret[0].secret_arn}",
    });
  });
});
