import type { DocumentInput } from "../input";
import { creates, environment, output, resource, UNITS, updates } from "./build.fixture";

/** A bucket with another name in the settings: the same bucket under another address. */
export const renamedBucket: DocumentInput = environment({
  layers: {
    data: {
      resources: [
        resource(
          "aws_s3_bucket.media-files",
          { actions: ["no-op"], before: { bucket: "shop-media" }, after: { bucket: "shop-media" } },
          { previous_address: "aws_s3_bucket.media" },
        ),
        updates(
          "aws_s3_bucket_versioning.media-files",
          { versioning_configuration: [{ status: "Suspended" }] },
          { versioning_configuration: [{ status: "Enabled" }] },
          { previous_address: "aws_s3_bucket_versioning.media" },
        ),
      ],
    },
  },
});

export const importing: DocumentInput = environment({
  layers: {
    network: {
      resources: [
        resource("aws_vpc.legacy", {
          actions: ["no-op"],
          before: { cidr_block: "10.0.0.0/16" },
          after: { cidr_block: "10.0.0.0/16" },
          importing: { id: "vpc-0abc" },
        }),
        updates(
          "aws_subnet.legacy",
          { tags: null },
          { tags: { Owner: "platform" } },
          { importing: { id: "subnet-0abc" } },
        ),
      ],
    },
  },
});

/** Nothing is planned, but somebody has worked by hand. */
export const driftOnly: DocumentInput = environment({
  layers: {
    data: {
      drift: [
        updates(
          "aws_db_parameter_group.main",
          { parameter: [{ name: "max_connections", value: "200" }] },
          { parameter: [{ name: "max_connections", value: "500" }] },
        ),
        resource("aws_cloudwatch_log_group.audit", {
          actions: ["delete"],
          before: { name: "audit" },
          after: null,
        }),
      ],
      resources: [creates("aws_cloudwatch_log_group.audit", { name: "audit", retention_in_days: 365 })],
    },
    edge: {
      drift: ["web", "api"].map((name) =>
        updates(`aws_lb_target_group.${name}`, { tags: {} }, { tags: { debug: "yes" } }),
      ),
    },
  },
});

export const failedLayer: DocumentInput = environment({
  layers: {
    network: {
      resources: [updates("aws_vpc.main", { enable_dns_hostnames: false }, { enable_dns_hostnames: true })],
    },
    data: {
      failed: [
        "Error: reading RDS DB Instance (main): operation error RDS: DescribeDBInstances, AccessDenied:",
        "User arn:aws:sts::123456789012:assumed-role/plan is not authorized to perform rds:DescribeDBInstances",
        "",
        "  with aws_db_instance.main,",
        "  on cdk.tf.json line 212, in resource.aws_db_instance.main:",
      ].join("\n"),
    },
    addons: { skipped: "data failed, which it reads" },
  },
});

const statement = (sid: string, actions: readonly string[], resources: readonly string[]) => ({
  Sid: sid,
  Effect: "Allow",
  Action: actions,
  Resource: resources,
});

const policyOf = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A statement more, an action less, in a policy that is far longer than a line. */
export const iamPolicy: DocumentInput = environment({
  layers: {
    cluster: {
      resources: [
        updates(
          "aws_iam_policy.orders",
          {
            policy: policyOf(
              statement("ReadMedia", ["s3:GetObject", "s3:ListBucket"], ["arn:aws:s3:::shop-media/*"]),
              statement(
                "Queue",
                ["sqs:SendMessage", "sqs:DeleteMessage"],
                ["arn:aws:sqs:eu-west-1:123456789012:mail"],
              ),
            ),
          },
          {
            policy: policyOf(
              statement("Keys", ["kms:Decrypt"], ["*"]),
              statement(
                "ReadMedia",
                ["s3:GetObject"],
                ["arn:aws:s3:::shop-media/*", "arn:aws:s3:::shop-archive/*"],
              ),
              statement(
                "Queue",
                ["sqs:SendMessage", "sqs:DeleteMessage"],
                ["arn:aws:sqs:eu-west-1:123456789012:mail"],
              ),
            ),
          },
        ),
      ],
    },
    addons: {
      resources: [
        updates(
          "helm_release.prometheus",
          {
            version: "75.1.0",
            values: ["retention: 15d\nreplicas: 1\nstorage:\n  size: 50Gi\n  class: gp3\n"],
          },
          {
            version: "75.6.2",
            values: ["retention: 30d\nreplicas: 1\nstorage:\n  size: 200Gi\n  class: gp3\n"],
          },
        ),
      ],
    },
  },
});

/** Two outputs change: one that two layers read, and one that nobody does. */
export const outputsChanged: DocumentInput = environment({
  layers: {
    network: {
      outputs: {
        tiers: output(
          { private: { subnet_ids: ["subnet-0a"] }, database: { subnet_ids: ["subnet-0d"] } },
          {
            private: { subnet_ids: ["subnet-0e"] },
            database: { subnet_ids: ["subnet-0d"] },
            public: { subnet_ids: ["subnet-0p"] },
          },
        ),
        vpc_id: output("vpc-01", "vpc-02"),
        nat_addresses: output(["3.250.1.1"], ["3.250.1.1", "3.250.1.2"]),
        flow_log_group: output(undefined, "shop-flow"),
      },
    },
    cluster: { unit: UNITS.cluster },
    data: { unit: UNITS.data },
    edge: { unit: UNITS.edge },
  },
});
