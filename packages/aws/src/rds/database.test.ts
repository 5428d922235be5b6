import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Database, type DatabaseProps } from "./database";
import { single } from "./database.fixture";

const build = (props: Partial<DatabaseProps> = {}) =>
  synthesized((scope) => new Database(scope, "orders", { ...single, ...props }));

const INSTANCE = "aws_db_instance.orders";

describe("a database", () => {
  const { built, addresses, at, written } = build();

  it("consists of an instance and what RDS asks for beside it", () => {
    expect(addresses).toEqual([
      "aws_cloudwatch_log_group.orders_postgresql-logs",
      "aws_cloudwatch_log_group.orders_upgrade-logs",
      INSTANCE,
      "aws_db_parameter_group.orders_parameters",
      "aws_db_subnet_group.orders_subnets",
      "aws_iam_role.orders_monitoring",
      "aws_iam_role_policy_attachment.orders_monitoring_amazon-rds-enhanced-monitoring-role",
      "aws_security_group.orders_group",
      "aws_vpc_security_group_ingress_rule.orders_group_in-nodes",
    ]);
  });

  it("runs PostgreSQL on the instance and storage that are set", () => {
    expect(at(INSTANCE)).toMatchObject({
      identifier: "shop-orders",
      engine: "postgres",
      engine_version: "16",
      instance_class: "db.t4g.medium",
      storage_type: "gp3",
      allocated_storage: 20,
      max_allocated_storage: 100,
      multi_az: true,
      auto_minor_version_upgrade: true,
    });
  });

  it.each([
    { engineVersion: "16", upgraded: true, ignored: ["engine_version", "final_snapshot_identifier"] },
    { engineVersion: "16.6", upgraded: false, ignored: ["final_snapshot_identifier"] },
  ])("of version $engineVersion has minor upgrades: $upgraded", ({ engineVersion, upgraded, ignored }) => {
    expect(build({ engineVersion }).at(INSTANCE)).toMatchObject({
      engine_version: engineVersion,
      auto_minor_version_upgrade: upgraded,
      lifecycle: { ignore_changes: ignored },
    });
  });

  it("has its version from Terraform while its major version is upgraded", () => {
    expect(build({ engineVersion: "17", allowMajorUpgrade: true }).at(INSTANCE)).toMatchObject({
      engine_version: "17",
      allow_major_version_upgrade: true,
      apply_immediately: true,
      lifecycle: { ignore_changes: ["final_snapshot_identifier"] },
    });
  });

  it("is encrypted: storage, master password and Performance Insights", () => {
    expect(at(INSTANCE)).toMatchObject({
      storage_encrypted: true,
      kms_key_id: "key",
      master_user_secret_kms_key_id: "key",
      performance_insights_enabled: true,
      performance_insights_kms_key_id: "key",
    });
  });

  it("takes its password from RDS, never from Terraform", () => {
    expect(at(INSTANCE)).toMatchObject({ username: "shop", manage_master_user_password: true });
    expect(at(INSTANCE)).not.toHaveProperty("password");
  });

  it("is reached from inside the VPC only, by its group", () => {
    expect(at(INSTANCE)).toMatchObject({
      publicly_accessible: false,
      db_subnet_group_name: "${aws_db_subnet_group.orders_subnets.name}",
      vpc_security_group_ids: ["${aws_security_group.orders_group.id}"],
      iam_database_authentication_enabled: true,
      ca_cert_identifier: "rds-ca-rsa2048-g1",
    });
    expect(at("aws_db_subnet_group.orders_subnets")).toEqual({
      name: "shop-orders",
      description: "Subnets of shop-orders",
      subnet_ids: ["subnet-a", "subnet-b"],
    });
  });

  it("has parameters of its version's family, in a group that its successor can stand beside", () => {
    expect(at(INSTANCE).parameter_group_name).toBe("${aws_db_parameter_group.orders_parameters.name}");
    expect(at("aws_db_parameter_group.orders_parameters")).toMatchObject({
      name: "shop-orders-postgres16",
      family: "postgres16",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("takes no connection without TLS", () => {
    expect(at("aws_db_parameter_group.orders_parameters").parameter).toContainEqual({
      name: "rds.force_ssl",
      value: "1",
      apply_method: "pending-reboot",
    });
  });

  it("exports its logs once their groups and its role's rights are there, with retention and a key", () => {
    expect(at(INSTANCE)).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      depends_on: [
        "aws_cloudwatch_log_group.orders_postgresql-logs",
        "aws_cloudwatch_log_group.orders_upgrade-logs",
        "aws_iam_role_policy_attachment.orders_monitoring_amazon-rds-enhanced-monitoring-role",
      ],
    });
    expect(at("aws_cloudwatch_log_group.orders_upgrade-logs")).toEqual({
      name: "/aws/rds/instance/shop-orders/upgrade",
      retention_in_days: 30,
      kms_key_id: "logs-key",
    });
  });

  it("is watched each minute in a role of its own", () => {
    expect(at(INSTANCE)).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.orders_monitoring.arn}",
    });
  });

  it("hands its tags on to snapshots", () => {
    expect(at(INSTANCE).copy_tags_to_snapshot).toBe(true);
  });

  it("has no database of its own but `postgres`, unless one is named", () => {
    expect(at(INSTANCE)).not.toHaveProperty("db_name");
    expect(build({ databaseName: "orders" }).at(INSTANCE).db_name).toBe("orders");
  });

  it("exposes where it is and who knows its password", () => {
    const { address, port, identifier, masterSecretArn } = built;

    expect(written({ address, port, identifier, masterSecretArn })).toEqual({
      address: "${aws_db_instance.orders.address}",
      port: "${aws_db_instance.orders.port}",
      identifier: "${aws_db_instance.orders.identifier}",
      masterSecretArn: "${aws_db_instance.orders.master_user_secret[0].secret_arn}",
    });
  });
});
