import { describe, expect, it } from "vitest";
import type { Fields } from "../protocol/value";
import { SimulatedCloud } from "../simulated-cloud.fixture";

describe("computed values", () => {
  it.each<{ type: string; values: Fields; expected: Readonly<Record<string, unknown>> }>([
    {
      type: "aws_kms_key",
      values: { enable_key_rotation: true },
      expected: {
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        arn: expect.stringMatching(/^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/),
        rotation_period_in_days: 365,
        key_usage: "ENCRYPT_DECRYPT",
      },
    },
    {
      type: "aws_iam_role",
      values: { name_prefix: "orders-", assume_role_policy: "{}", path: "/shop/" },
      expected: {
        name: expect.stringMatching(/^orders-\d{26}$/),
        arn: expect.stringMatching(/^arn:aws:iam::111122223333:role\/shop\/orders-\d{26}$/),
        unique_id: expect.stringMatching(/^AROA[0-9A-Z]{17}$/),
        max_session_duration: 3600,
      },
    },
    {
      type: "aws_s3_bucket",
      values: { bucket: "orders" },
      expected: {
        id: "orders",
        arn: "arn:aws:s3:::orders",
        bucket_regional_domain_name: "orders.s3.eu-west-1.amazonaws.com",
        hosted_zone_id: "Z1BKCTXD74EZPE",
      },
    },
    {
      type: "aws_sns_topic",
      values: { name: "alarms" },
      expected: {
        id: "arn:aws:sns:eu-west-1:111122223333:alarms",
        owner: "111122223333",
        region: "eu-west-1",
      },
    },
    {
      type: "aws_cloudfront_distribution",
      values: { enabled: true },
      expected: {
        arn: expect.stringMatching(/^arn:aws:cloudfront::111122223333:distribution\/E[0-9A-Z]{13}$/),
        domain_name: expect.stringMatching(/^d[a-z0-9]{13}\.cloudfront\.net$/),
        hosted_zone_id: "Z2FDTNDATAQYW2",
        status: "Deployed",
      },
    },
    {
      type: "aws_route53_zone",
      values: { name: "shop.example.com" },
      expected: {
        zone_id: expect.stringMatching(/^Z[0-9A-Z]{20}$/),
        name_servers: [".com", ".net", ".org", ".co.uk"].map((suffix) => expect.stringContaining(suffix)),
        comment: "Managed by Terraform",
      },
    },
    {
      type: "aws_db_instance",
      values: {
        identifier: "main",
        instance_class: "db.t4g.micro",
        engine: "mysql",
        manage_master_user_password: true,
      },
      expected: {
        port: 3306,
        endpoint: expect.stringMatching(/^main\.[a-z0-9]{12}\.eu-west-1\.rds\.amazonaws\.com:3306$/),
        master_user_secret: [expect.objectContaining({ secret_status: "active" })],
      },
    },
    {
      type: "aws_rds_cluster",
      values: {
        cluster_identifier: "main",
        engine: "aurora-postgresql",
        engine_version: "17",
        manage_master_user_password: true,
        master_user_secret_kms_key_id: "arn:aws:kms:eu-west-1:111122223333:key/data",
      },
      expected: {
        id: "main",
        arn: "arn:aws:rds:eu-west-1:111122223333:cluster:main",
        port: 5432,
        endpoint: expect.stringMatching(/^main\.cluster-[a-z0-9]{12}\.eu-west-1\.rds\.amazonaws\.com$/),
        reader_endpoint: expect.stringMatching(
          /^main\.cluster-ro-[a-z0-9]{12}\.eu-west-1\.rds\.amazonaws\.com$/,
        ),
        master_user_secret: [
          expect.objectContaining({ kms_key_id: "arn:aws:kms:eu-west-1:111122223333:key/data" }),
        ],
      },
    },
    {
      type: "aws_docdb_cluster",
      values: { cluster_identifier: "events", manage_master_user_password: true },
      expected: {
        id: "events",
        port: 27017,
        endpoint: expect.stringMatching(/^events\.cluster-[a-z0-9]{12}\.eu-west-1\.docdb\.amazonaws\.com$/),
        reader_endpoint: expect.stringMatching(
          /^events\.cluster-ro-[a-z0-9]{12}\.eu-west-1\.docdb\.amazonaws\.com$/,
        ),
        master_user_secret: [
          expect.objectContaining({
            kms_key_id: expect.stringMatching(/^arn:aws:kms:eu-west-1:111122223333:key\//),
            secret_arn: expect.stringContaining(":secret:rds!"),
          }),
        ],
      },
    },
    {
      type: "aws_elasticache_replication_group",
      values: {
        replication_group_id: "sessions",
        description: "Sessions",
        engine: "redis",
        engine_version: "6.x",
      },
      expected: {
        primary_endpoint_address: expect.stringMatching(
          /^master\.sessions\.[a-z0-9]{6}\.cache\.amazonaws\.com$/,
        ),
        engine_version: "6.x",
        engine_version_actual: "6.2.6",
        member_clusters: ["sessions-001"],
      },
    },
  ])("of $type look like AWS's", async ({ type, values, expected }) => {
    const { state } = await SimulatedCloud.of(type).create(type, values);

    expect(state).toMatchObject(expected);
  });
});

it("instances have port, version and key of their cluster", async () => {
  const cloud = SimulatedCloud.of("aws_rds_cluster", "aws_rds_cluster_instance");
  await cloud.create("aws_rds_cluster", {
    cluster_identifier: "main",
    engine: "aurora-postgresql",
    engine_version: "17",
    port: 6432,
    storage_encrypted: true,
  });

  const { state } = await cloud.create("aws_rds_cluster_instance", {
    identifier: "main-one",
    cluster_identifier: "main",
    engine: "aurora-postgresql",
    instance_class: "db.r6g.large",
  });

  expect(state).toMatchObject({ port: 6432, engine_version: "17", storage_encrypted: true });
});

describe("replacement, as the real provider plans it", () => {
  it.each<{ type: string; before: Fields; after: Fields; replaced: readonly string[] }>([
    { type: "aws_sqs_queue", before: { name: "a" }, after: { name: "b" }, replaced: ["name"] },
    { type: "aws_sqs_queue", before: { name: "a" }, after: { name: "a", delay_seconds: 5 }, replaced: [] },
    {
      type: "aws_vpc",
      before: { cidr_block: "10.0.0.0/16" },
      after: { cidr_block: "10.1.0.0/16" },
      replaced: ["cidr_block"],
    },
    {
      type: "aws_db_instance",
      before: {
        identifier: "a",
        instance_class: "db.t4g.micro",
        engine: "postgres",
        storage_encrypted: false,
      },
      after: { identifier: "a", instance_class: "db.t4g.small", engine: "postgres", storage_encrypted: true },
      replaced: ["storage_encrypted"],
    },
    {
      type: "aws_dynamodb_table",
      before: { name: "a", hash_key: "id", billing_mode: "PAY_PER_REQUEST" },
      after: { name: "a", hash_key: "key", billing_mode: "PAY_PER_REQUEST" },
      replaced: ["hash_key"],
    },
  ])("$type from $before to $after", async ({ type, before, after, replaced }) => {
    const cloud = SimulatedCloud.of(type);
    const found = await cloud.create(type, before);

    expect(cloud.replacedFor(type, found, after)).toEqual(replaced);
  });
});
