import { describe, expect, it } from "vitest";
import { type DataInput, managed, only, shopData, synthData } from "../shop.fixture";

describe("a database of ours", () => {
  const main = { databases: { main: managed } } as const satisfies DataInput;

  it("is encrypted, private, watched, and knows no password of ours", () => {
    const instance = only(synthData(main), "aws_db_instance");

    expect(instance).toMatchObject({
      identifier: "shop-production-main",
      engine: "postgres",
      engine_version: "16",
      instance_class: "db.t4g.medium",
      username: "platform_admin",
      manage_master_user_password: true,
      master_user_secret_kms_key_id: "${aws_kms_key.keys_data.arn}",
      iam_database_authentication_enabled: true,
      publicly_accessible: false,
      multi_az: true,
      storage_encrypted: true,
      kms_key_id: "${aws_kms_key.keys_data.arn}",
      allocated_storage: 20,
      max_allocated_storage: 100,
      backup_retention_period: 7,
      copy_tags_to_snapshot: true,
      auto_minor_version_upgrade: true,
      apply_immediately: false,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'shop-production-main-final-${formatdate("YYYYMMDDhhmmss", timestamp())}',
      lifecycle: { ignore_changes: ["engine_version", "final_snapshot_identifier"] },
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.databases_main_monitoring.arn}",
      performance_insights_enabled: true,
      performance_insights_kms_key_id: "${aws_kms_key.keys_data.arn}",
      vpc_security_group_ids: ["${aws_security_group.databases_main_group.id}"],
      db_subnet_group_name: "${aws_db_subnet_group.databases_main_subnets.name}",
      parameter_group_name: "${aws_db_parameter_group.databases_main_parameters.name}",
    });
    expect(instance).not.toHaveProperty("password");
  });

  it("stands in its tier, where the cluster reaches its port and nobody else does", () => {
    const json = synthData(main);

    expect(only(json, "aws_db_subnet_group").subnet_ids).toBe("${local.network.tiers.private.subnet_ids}");
    expect(only(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      referenced_security_group_id: "${local.cluster.cluster_security_group_id}",
      from_port: 5432,
      to_port: 5432,
    });
  });

  it("has log groups before it could make its own", () => {
    const json = synthData(main);
    const groups = Object.values(json.resource.aws_cloudwatch_log_group ?? {});

    expect(
      groups.map(({ name, retention_in_days, kms_key_id }) => [name, retention_in_days, kms_key_id]),
    ).toEqual([
      ["/aws/rds/instance/shop-production-main/postgresql", 90, "${local.network.keys.platform.arn}"],
      ["/aws/rds/instance/shop-production-main/upgrade", 90, "${local.network.keys.platform.arn}"],
    ]);
    expect(only(json, "aws_db_instance")).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      depends_on: [
        "aws_cloudwatch_log_group.databases_main_postgresql-logs",
        "aws_cloudwatch_log_group.databases_main_upgrade-logs",
        "aws_iam_role_policy_attachment.databases_main_monitoring_amazon-rds-enhanced-monitoring-role",
      ],
    });
  });

  it.each([
    { engineVersion: "16", family: "postgres16" },
    { engineVersion: "17.4", family: "postgres17" },
  ])("forces TLS in the parameters of $engineVersion", ({ engineVersion, family }) => {
    const parameters = { log_statement: "all", work_mem: "8192", "rds.force_ssl": "0" };
    const json = synthData({ databases: { main: { ...managed, engineVersion, parameters } } });
    const group = only(json, "aws_db_parameter_group");

    expect(group).toMatchObject({ family, name: `shop-production-main-${family}` });
    expect(
      (group.parameter as { name: string; value: string }[]).map(({ name, value }) => `${name}=${value}`),
    ).toEqual(["log_statement=all", "log_min_duration_statement=1000", "work_mem=8192", "rds.force_ssl=1"]);
  });

  it("changes its class and nothing else where another is set", () => {
    const larger = synthData({ databases: { main: { ...managed, instanceClass: "db.r7g.large" } } });
    const before = synthData(main);

    expect(only(larger, "aws_db_instance").instance_class).toBe("db.r7g.large");
    expect({
      ...larger.resource,
      aws_db_instance: {
        databases_main: { ...only(larger, "aws_db_instance"), instance_class: "db.t4g.medium" },
      },
    }).toEqual(before.resource);
  });

  it("does without what a small environment can do without", () => {
    const json = synthData({
      databases: {
        main: {
          ...managed,
          multiAz: false,
          deletionProtection: false,
          finalSnapshot: "skip",
          monitoringSeconds: 0,
          backupRetentionDays: 1,
        },
      },
    });
    const instance = only(json, "aws_db_instance");

    expect(instance).toMatchObject({
      multi_az: false,
      deletion_protection: false,
      skip_final_snapshot: true,
      monitoring_interval: 0,
      backup_retention_period: 1,
    });
    expect(instance.final_snapshot_identifier).toBe("shop-production-main-final");
    expect(json.resource.aws_iam_role).toBeUndefined();
  });

  it("tells later layers where it is, and where RDS keeps its password", () => {
    expect(synthData(main).output.databases?.value).toEqual({
      main: {
        address: "${aws_db_instance.databases_main.address}",
        reader_address: "${aws_db_instance.databases_main.address}",
        port: "${aws_db_instance.databases_main.port}",
        identifier: "${aws_db_instance.databases_main.identifier}",
        master_secret_arn: "${aws_db_instance.databases_main.master_user_secret[0].secret_arn}",
      },
    });
  });

  it.each(["postgres", "admin", "root"])("has no master user %s", (username) => {
    expect(() => shopData({ databases: { main: { ...managed, username } } })).toThrow(
      "a user name other than postgres, admin, root",
    );
  });
});

describe("a database of others", () => {
  const external = { mode: "external", identifier: "orders" } as const;
  const conditions = (input: DataInput): unknown =>
    (
      synthData(input).data.aws_db_instance?.order_store_database?.lifecycle as
        | { postcondition: { condition: string }[] }
        | undefined
    )?.postcondition.map(({ condition }) => condition);

  it("is read and never made, and can be planned without being read", () => {
    const json = synthData({ databases: { "order-store": external } });

    expect(json.resource.aws_db_instance).toBeUndefined();
    expect(json.data.aws_db_instance?.order_store_database).toMatchObject({
      db_instance_identifier: "orders",
      count: "${var.order_store_database == null ? 1 : 0}",
    });
  });

  it("fails the plan where it is not what its users rely on", () => {
    expect(conditions({ databases: { "order-store": external } })).toEqual([
      "${self.multi_az == true}",
      "${self.backup_retention_period > 0}",
      "${self.publicly_accessible == false}",
      "${self.storage_encrypted == true}",
    ]);
  });

  it("may lack what the settings do not expect", () => {
    expect(
      conditions({
        databases: { "order-store": { ...external, expect: { multiAz: false, encrypted: false } } },
      }),
    ).toEqual(["${self.backup_retention_period > 0}", "${self.publicly_accessible == false}"]);
  });

  it("has no conditions where nothing is expected", () => {
    const expectNothing = { multiAz: false, backups: false, private: false, encrypted: false };

    expect(
      conditions({ databases: { "order-store": { ...external, expect: expectNothing } } }),
    ).toBeUndefined();
  });
});
