import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

const VPC = { cidr_block: "10.0.0.0/16" };
const ROLE = { name: "orders", assume_role_policy: "{}" };

describe("references", () => {
  it.each<{ type: string; values: Fields; message: string }>([
    {
      type: "aws_subnet",
      values: { vpc_id: "vpc-0", cidr_block: "10.0.1.0/24" },
      message:
        "creating or updating aws_subnet: api error InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
    },
    {
      type: "aws_s3_bucket_versioning",
      values: { bucket: "orders", versioning_configuration: [{ status: "Enabled", mfa_delete: null }] },
      message:
        "creating or updating aws_s3_bucket_versioning: api error NoSuchBucket: The specified bucket does not exist: orders",
    },
    {
      type: "aws_docdb_cluster",
      values: { cluster_identifier: "events", db_subnet_group_name: "events" },
      message:
        "creating or updating aws_docdb_cluster: api error DBSubnetGroupNotFoundFault: DBSubnetGroup doesn't exist: events",
    },
    {
      type: "aws_rds_cluster",
      values: {
        cluster_identifier: "main",
        engine: "aurora-postgresql",
        db_cluster_parameter_group_name: "main",
      },
      message:
        "creating or updating aws_rds_cluster: api error DBClusterParameterGroupNotFound: DBClusterParameterGroup not found: main",
    },
    {
      type: "aws_rds_cluster_instance",
      values: { identifier: "main-one", cluster_identifier: "main", instance_class: "db.r6g.large" },
      message:
        "creating or updating aws_rds_cluster_instance: api error DBClusterNotFoundFault: Could not find DB Cluster: main",
    },
    {
      type: "aws_iam_role_policy_attachment",
      values: { role: "orders", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      message:
        "creating or updating aws_iam_role_policy_attachment: api error NoSuchEntity: The role with name orders cannot be found.",
    },
    {
      type: "aws_cloudfront_distribution",
      values: {
        viewer_certificate: [{ acm_certificate_arn: "arn:aws:acm:eu-west-1:444455556666:certificate/1" }],
      },
      message:
        "creating or updating aws_cloudfront_distribution: api error InvalidViewerCertificate: The specified SSL certificate isn't in us-east-1 region: arn:aws:acm:eu-west-1:444455556666:certificate/1",
    },
  ])("$type names what must exist", async ({ type, values, message }) => {
    await expect(SimulatedCloud.of(type).create(type, values)).rejects.toHaveProperty("message", message);
  });

  it("are looked for in the region of who asks, buckets and roles in all of them", async () => {
    const cloud = SimulatedCloud.of("aws_vpc", "aws_subnet", "aws_s3_bucket", "aws_s3_bucket_versioning");
    const { state } = await cloud.create("aws_vpc", VPC);
    await cloud.create("aws_s3_bucket", { bucket: "orders" });

    const abroad = cloud.create(
      "aws_subnet",
      { vpc_id: state.id ?? null, cidr_block: "10.0.1.0/24" },
      "us-east-1",
    );
    await expect(abroad).rejects.toThrow("InvalidVpcID.NotFound");
    await cloud.create("aws_s3_bucket_versioning", { bucket: "orders" }, "us-east-1");
  });

  it("take the default security group of a VPC, and policies of AWS and of other accounts, as they are", async () => {
    const cloud = SimulatedCloud.of(
      "aws_vpc",
      "aws_vpc_security_group_ingress_rule",
      "aws_iam_role",
      "aws_iam_role_policy_attachment",
    );
    const { state } = await cloud.create("aws_vpc", VPC);
    await cloud.create("aws_iam_role", ROLE);
    await cloud.create("aws_vpc_security_group_ingress_rule", {
      security_group_id: state.default_security_group_id ?? null,
      ip_protocol: "-1",
    });
    for (const policy_arn of [
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "arn:aws:iam::444455556666:policy/theirs",
    ]) {
      await cloud.create("aws_iam_role_policy_attachment", { role: "orders", policy_arn });
    }
    expect(cloud.store.all().length).toBe(5);
  });
});

describe("subnets", () => {
  it.each([
    { cidr: "10.1.0.0/24", code: "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid." },
    {
      cidr: "10.0.0.0/23",
      code: "InvalidSubnet.Conflict: The CIDR '10.0.0.0/23' conflicts with another subnet",
    },
    {
      cidr: "10.0.1.128/25",
      code: "InvalidSubnet.Conflict: The CIDR '10.0.1.128/25' conflicts with another subnet",
    },
  ])("refuses $cidr in 10.0.0.0/16 beside 10.0.1.0/24", async ({ cidr, code }) => {
    const cloud = SimulatedCloud.of("aws_vpc", "aws_subnet");
    const { state } = await cloud.create("aws_vpc", VPC);
    const subnet = (cidr_block: string) =>
      cloud.create("aws_subnet", { vpc_id: state.id ?? null, cidr_block });
    await subnet("10.0.1.0/24");

    await expect(subnet(cidr)).rejects.toHaveProperty("message", `creating aws_subnet: api error ${code}`);
    await subnet("10.0.2.0/24");
  });
});

describe("names", () => {
  it.each<{ type: string; values: Fields; message: string }>([
    {
      type: "aws_s3_bucket",
      values: { bucket: "orders" },
      message:
        "creating aws_s3_bucket: api error BucketAlreadyExists: The requested bucket name is not available. The bucket namespace is shared by all users of the system: orders",
    },
    {
      type: "aws_iam_role",
      values: ROLE,
      message: "creating aws_iam_role: api error EntityAlreadyExists: Role with name orders already exists.",
    },
    {
      type: "aws_cloudwatch_log_group",
      values: { name: "/orders" },
      message:
        "creating aws_cloudwatch_log_group: api error ResourceAlreadyExistsException: The specified log group already exists: /orders",
    },
    {
      type: "aws_docdb_cluster",
      values: { cluster_identifier: "events" },
      message: "creating aws_docdb_cluster: api error DBClusterAlreadyExistsFault: DB Cluster already exists",
    },
    {
      type: "aws_rds_cluster_parameter_group",
      values: { name: "main", family: "aurora-postgresql17" },
      message:
        "creating aws_rds_cluster_parameter_group: api error DBParameterGroupAlreadyExists: Parameter group main already exists",
    },
    {
      type: "aws_elasticache_parameter_group",
      values: { name: "orders", family: "redis7" },
      message:
        "creating aws_elasticache_parameter_group: api error CacheParameterGroupAlreadyExists: Cache parameter group orders already exists.",
    },
  ])("$type has each once", async ({ type, values, message }) => {
    const cloud = SimulatedCloud.of(type);
    await cloud.create(type, values);

    await expect(cloud.create(type, values)).rejects.toHaveProperty("message", message);
  });

  it("are free in another region, but for those of buckets and of an account", async () => {
    const cloud = SimulatedCloud.of(
      "aws_sqs_queue",
      "aws_cloudwatch_log_group",
      "aws_s3_bucket",
      "aws_iam_role",
    );
    await cloud.create("aws_cloudwatch_log_group", { name: "/orders" });
    await cloud.create("aws_s3_bucket", { bucket: "orders" });
    await cloud.create("aws_iam_role", ROLE);

    await cloud.create("aws_cloudwatch_log_group", { name: "/orders" }, "us-east-1");
    await expect(cloud.create("aws_s3_bucket", { bucket: "orders" }, "us-east-1")).rejects.toThrow(
      "BucketAlreadyExists",
    );
    await expect(cloud.create("aws_iam_role", ROLE, "us-east-1")).rejects.toThrow("EntityAlreadyExists");
  });
});

describe("deleting", () => {
  it("refuses a VPC that has subnets, and says which", async () => {
    const cloud = SimulatedCloud.of("aws_vpc", "aws_subnet");
    const vpc = await cloud.create("aws_vpc", VPC);
    const subnet = await cloud.create("aws_subnet", {
      vpc_id: vpc.state.id ?? null,
      cidr_block: "10.0.1.0/24",
    });

    await expect(cloud.remove(vpc)).rejects.toMatchObject({
      message: `deleting aws_vpc (${vpc.state.id}): api error DependencyViolation: The vpc '${vpc.state.id}' has dependencies and cannot be deleted.`,
      detail: `Delete first: aws_subnet ${subnet.state.id}.`,
    });
    await cloud.remove(subnet);
    await cloud.remove(vpc);
    expect(cloud.store.all()).toEqual([]);
  });

  it.each([
    { forced: false, refused: "BucketNotEmpty: The bucket you tried to delete is not empty" },
    { forced: true, refused: undefined },
  ])("of a bucket with an object, force_destroy $forced", async ({ forced, refused }) => {
    const cloud = SimulatedCloud.of("aws_s3_bucket", "aws_s3_object");
    const bucket = await cloud.create("aws_s3_bucket", { bucket: "orders", force_destroy: forced });
    await cloud.create("aws_s3_object", { bucket: "orders", key: "a", content: "a" });

    const removal = cloud.remove(bucket);

    if (refused === undefined) await removal;
    else await expect(removal).rejects.toThrow(refused);
  });

  it.each<{ what: string; values: Fields; refused?: string }>([
    {
      what: "is protected",
      values: { deletion_protection: true, skip_final_snapshot: true },
      refused:
        "InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    },
    {
      what: "has no last snapshot",
      values: {},
      refused: "final_snapshot_identifier is required when skip_final_snapshot is false",
    },
    { what: "has a last snapshot", values: { final_snapshot_identifier: "last" } },
    { what: "needs no snapshot", values: { skip_final_snapshot: true } },
  ])("of a database that $what", async ({ values, refused }) => {
    const cloud = SimulatedCloud.of("aws_db_instance");
    const database = await cloud.create("aws_db_instance", {
      identifier: "main",
      instance_class: "db.t4g.micro",
      engine: "postgres",
      ...values,
    });

    const removal = cloud.remove(database);

    if (refused === undefined) await removal;
    else await expect(removal).rejects.toThrow(refused);
  });

  it.each(["aws_rds_cluster", "aws_docdb_cluster"])("of a protected %s is refused", async (type) => {
    const cloud = SimulatedCloud.of(type);
    const cluster = await cloud.create(type, {
      cluster_identifier: "main",
      engine: type === "aws_docdb_cluster" ? "docdb" : "aurora-postgresql",
      deletion_protection: true,
      skip_final_snapshot: true,
    });

    await expect(cloud.remove(cluster)).rejects.toThrow(
      "InvalidParameterCombination: Cannot delete protected Cluster, please disable deletion protection and try again.",
    );
  });

  it("of a cluster waits for its instances, and of its groups for the cluster", async () => {
    const cloud = SimulatedCloud.of(
      "aws_docdb_cluster",
      "aws_docdb_cluster_instance",
      "aws_docdb_cluster_parameter_group",
    );
    const group = await cloud.create("aws_docdb_cluster_parameter_group", {
      name: "events",
      family: "docdb5.0",
    });
    const cluster = await cloud.create("aws_docdb_cluster", {
      cluster_identifier: "events",
      db_cluster_parameter_group_name: "events",
      skip_final_snapshot: true,
    });
    const instance = await cloud.create("aws_docdb_cluster_instance", {
      identifier: "events-one",
      cluster_identifier: "events",
      instance_class: "db.t4g.medium",
    });

    await expect(cloud.remove(group)).rejects.toThrow("InvalidDBParameterGroupState");
    await expect(cloud.remove(cluster)).rejects.toThrow("InvalidDBClusterStateFault");
    await cloud.remove(instance);
    await cloud.remove(cluster);
    await cloud.remove(group);
    expect(cloud.store.all()).toEqual([]);
  });
});
