import { describe, expect, it } from "vitest";
import { cluster } from "../rds/database.fixture";
import { synthesized } from "../synthesized.fixture";
import { DocdbCluster, type DocdbClusterProps } from "./cluster";

const build = (props: Partial<DocdbClusterProps> = {}) =>
  synthesized(
    (scope) =>
      new DocdbCluster(scope, "orders", {
        ...cluster,
        port: 27017,
        engineVersion: "5.0.1",
        tls: "tls1.2+",
        ...props,
      }),
  );

const CLUSTER = "aws_docdb_cluster.orders";
const READER = "aws_docdb_cluster_instance.orders_instances_two";
const PARAMETERS = "aws_docdb_cluster_parameter_group.orders_parameters";

describe("a DocumentDB cluster", () => {
  const { built, addresses, at, written } = build();

  it("consists of instances and what DocumentDB asks for beside them", () => {
    expect(addresses).toEqual([
      "aws_cloudwatch_log_group.orders_audit-logs",
      "aws_cloudwatch_log_group.orders_profiler-logs",
      CLUSTER,
      "aws_docdb_cluster_instance.orders_instances_one",
      READER,
      PARAMETERS,
      "aws_docdb_subnet_group.orders_subnets",
      "aws_security_group.orders_group",
      "aws_vpc_security_group_ingress_rule.orders_group_in-nodes",
    ]);
  });

  it("is encrypted, and takes its password from DocumentDB", () => {
    expect(at(CLUSTER)).toMatchObject({
      engine: "docdb",
      engine_version: "5.0.1",
      storage_encrypted: true,
      kms_key_id: "key",
      manage_master_user_password: true,
      master_username: "shop",
    });
    expect(at(CLUSTER)).not.toHaveProperty("master_password");
  });

  it("keeps its version until somebody changes it, and says nothing of minor upgrades that never come", () => {
    expect(at(CLUSTER).lifecycle).toEqual({ ignore_changes: ["final_snapshot_identifier"] });
    expect(at(READER).auto_minor_version_upgrade).toBe(true);
    expect(build({ engineVersion: "8.0.1", allowMajorUpgrade: true }).at(CLUSTER)).toMatchObject({
      engine_version: "8.0.1",
      allow_major_version_upgrade: true,
      apply_immediately: true,
      lifecycle: { ignore_changes: ["final_snapshot_identifier"] },
    });
  });

  it("stands in its subnets, behind its group", () => {
    expect(at(CLUSTER)).toMatchObject({
      db_subnet_group_name: "${aws_docdb_subnet_group.orders_subnets.name}",
      vpc_security_group_ids: ["${aws_security_group.orders_group.id}"],
      port: 27017,
    });
    expect(at("aws_docdb_subnet_group.orders_subnets").subnet_ids).toEqual(["subnet-a", "subnet-b"]);
    expect(at("aws_vpc_security_group_ingress_rule.orders_group_in-nodes")).toMatchObject({
      description: "MongoDB from nodes",
      from_port: 27017,
    });
  });

  it("has parameters of its version's family, in a group whose name has no dot", () => {
    expect(at(CLUSTER).db_cluster_parameter_group_name).toBe(
      "${aws_docdb_cluster_parameter_group.orders_parameters.name}",
    );
    expect(at(PARAMETERS)).toMatchObject({
      name: "shop-orders-docdb5-0",
      family: "docdb5.0",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("exports its logs once their groups are there, with retention and a key", () => {
    expect(at(CLUSTER)).toMatchObject({
      enabled_cloudwatch_logs_exports: ["audit", "profiler"],
      depends_on: [
        "aws_cloudwatch_log_group.orders_audit-logs",
        "aws_cloudwatch_log_group.orders_profiler-logs",
      ],
    });
    expect(at("aws_cloudwatch_log_group.orders_audit-logs")).toEqual({
      name: "/aws/docdb/shop-orders/audit",
      retention_in_days: 30,
      kms_key_id: "logs-key",
    });
  });

  it("has its instances in the order in which they take over", () => {
    expect(at(READER)).toEqual({
      identifier: "shop-orders-two",
      cluster_identifier: "${aws_docdb_cluster.orders.id}",
      instance_class: "db.r6g.xlarge",
      promotion_tier: 1,
      auto_minor_version_upgrade: true,
      ca_cert_identifier: "rds-ca-rsa2048-g1",
      copy_tags_to_snapshot: true,
      enable_performance_insights: true,
      performance_insights_kms_key_id: "key",
    });
  });

  it("exposes where it is and who knows its password", () => {
    const { address, readerAddress, port, identifier, masterSecretArn } = built;

    expect(written({ address, readerAddress, port, identifier, masterSecretArn })).toEqual({
      address: "${aws_docdb_cluster.orders.endpoint}",
      readerAddress: "${aws_docdb_cluster.orders.reader_endpoint}",
      port: "${aws_docdb_cluster.orders.port}",
      identifier: "${aws_docdb_cluster.orders.cluster_identifier}",
      masterSecretArn: "${aws_docdb_cluster.orders.master_user_secret[0].secret_arn}",
    });
  });
});

describe("parameters of a DocumentDB cluster", () => {
  const parameters = (props: Partial<DocdbClusterProps> = {}) =>
    Object.fromEntries(
      (build(props).at(PARAMETERS).parameter as readonly { name: string; value: string }[]).map(
        ({ name, value }) => [name, value],
      ),
    );

  it("ask for TLS, log slow operations and what is audited", () => {
    expect(parameters()).toEqual({
      profiler: "enabled",
      profiler_threshold_ms: "1000",
      audit_logs: "enabled",
      tls: "tls1.2+",
    });
  });

  it("may be set, all but TLS and the audit log", () => {
    const own = { profiler_threshold_ms: "50", audit_logs: "disabled", tls: "disabled" };

    expect(parameters({ parameters: own })).toEqual({
      profiler: "enabled",
      profiler_threshold_ms: "50",
      audit_logs: "enabled",
      tls: "tls1.2+",
    });
  });
});
