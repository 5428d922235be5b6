import type { DocumentInput } from "../input";
import { creates, environment, output, UNITS, unknownInput, unknownOutput, updates } from "./build.fixture";

const UNKNOWN = "network was never applied, so what it reads of it is known only afterwards";

const subnet = (tier: string, zone: string, cidr: string) =>
  creates(
    `aws_subnet.${tier}-${zone}`,
    {
      cidr_block: cidr,
      availability_zone: `eu-west-1${zone}`,
      tags: { Name: `shop-${tier}-${zone}` },
      tags_all: {},
    },
    { after_unknown: { id: true, arn: true, vpc_id: true } },
  );

/** Five layers, of which nothing exists. */
export const newEnvironment: DocumentInput = environment({
  about: { against: "nothing" },
  layers: {
    network: {
      resources: [
        creates("aws_vpc.main", { cidr_block: "10.20.0.0/16", enable_dns_hostnames: true }),
        creates("aws_internet_gateway.main", { region: "eu-west-1" }),
        creates("aws_eip.nat", { domain: "vpc", region: "eu-west-1" }),
        creates("aws_nat_gateway.main", { connectivity_type: "public" }),
        creates("aws_route_table.private", { tags: { Name: "shop-private" } }),
        subnet("private", "a", "10.20.0.0/20"),
        subnet("private", "b", "10.20.16.0/20"),
        subnet("database", "a", "10.20.64.0/24"),
        subnet("database", "b", "10.20.65.0/24"),
      ],
      outputs: {
        vpc_id: unknownOutput(),
        vpc_cidr: output(undefined, "10.20.0.0/16"),
        region: output(undefined, "eu-west-1"),
        alarm_topic_arn: unknownOutput(),
        tiers: output(
          undefined,
          { private: { subnet_ids: [null, null] }, database: { subnet_ids: [null, null] } },
          {
            after_unknown: {
              private: { subnet_ids: [true, true] },
              database: { subnet_ids: [true, true] },
            },
          },
        ),
      },
    },
    cluster: {
      provisional: UNKNOWN,
      unit: UNITS.cluster,
      consumed: [
        unknownInput("network", "vpc_id"),
        unknownInput("network", "tiers", "private", "subnet_ids"),
      ],
      resources: [
        creates(
          "aws_eks_cluster.main",
          { name: "shop", version: "1.33" },
          { after_unknown: { id: true, arn: true, endpoint: true, vpc_config: true } },
        ),
        creates("aws_security_group.nodes", { name: "nodes" }, { after_unknown: { id: true, vpc_id: true } }),
      ],
      outputs: { cluster_name: output(undefined, "shop"), endpoint: unknownOutput() },
    },
    data: {
      provisional: UNKNOWN,
      unit: UNITS.data,
      consumed: [unknownInput("network", "tiers", "database", "subnet_ids")],
      resources: [
        creates(
          "aws_db_subnet_group.databases",
          { name: "databases" },
          { after_unknown: { id: true, subnet_ids: true } },
        ),
        creates(
          "aws_db_instance.main",
          { identifier: "main", engine: "postgres", instance_class: "db.t4g.medium", password: null },
          { after_unknown: { id: true, address: true }, after_sensitive: { password: true } },
        ),
      ],
      outputs: { database_host: unknownOutput() },
    },
    edge: {
      provisional: UNKNOWN,
      unit: UNITS.edge,
      consumed: [unknownInput("network", "vpc_id")],
      resources: [
        creates("aws_lb_target_group.web", { name: "web", port: 443 }, { after_unknown: { vpc_id: true } }),
      ],
    },
    addons: {
      provisional: "cluster and data were never applied, so what it reads of them is known only afterwards",
      resources: [
        creates("helm_release.external-dns", {
          name: "external-dns",
          version: "1.19.0",
          namespace: "kube-system",
        }),
        creates("kubernetes_namespace.shop", { metadata: [{ name: "shop" }] }),
      ],
    },
  },
});

export const nothingChanges: DocumentInput = environment({ layers: {} });

const tagged = (type: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    updates(
      `${type}.n${index + 1}`,
      { tags: { Team: "orders", Name: "n" }, tags_all: { Team: "orders", Name: "n" } },
      { tags: { Team: "checkout", Name: "n" }, tags_all: { Team: "checkout", Name: "n" } },
    ),
  );

/** A tag that every resource of three layers has. */
export const oneTag: DocumentInput = environment({
  layers: {
    network: { resources: tagged("aws_subnet", 14) },
    cluster: { resources: tagged("aws_iam_role", 11) },
    data: { resources: [...tagged("aws_s3_bucket", 9), ...tagged("aws_sqs_queue", 6)] },
  },
  settings: [
    {
      place: "environments/shop/production/defaults.yaml:4:9",
      path: ["tags", "Team"],
      before: "orders",
      after: "checkout",
      touches: [
        ...tagged("aws_subnet", 14).map(({ address }) => ({ layer: "network", address })),
        ...tagged("aws_iam_role", 11).map(({ address }) => ({ layer: "cluster", address })),
      ],
    },
  ],
});

/** Values that come from a plan of another layer, and from the resource itself. */
export const unknownValues: DocumentInput = environment({
  layers: {
    network: {
      resources: [creates("aws_subnet.private-c", { cidr_block: "10.20.32.0/20" })],
      outputs: {
        tiers: output(
          { private: { subnet_ids: ["subnet-0a1", "subnet-0b2"] }, database: { subnet_ids: ["subnet-0d4"] } },
          {
            private: { subnet_ids: ["subnet-0a1", "subnet-0b2", null] },
            database: { subnet_ids: ["subnet-0d4"] },
          },
          {
            after_unknown: {
              private: { subnet_ids: [false, false, true] },
              database: { subnet_ids: [false] },
            },
          },
        ),
      },
    },
    cluster: {
      provisional: "network changes tiers.private.subnet_ids[2], which it reads",
      unit: UNITS.cluster,
      consumed: [unknownInput("network", "tiers", "private", "subnet_ids")],
      resources: [
        updates(
          "aws_eks_cluster.main",
          {
            name: "shop",
            vpc_config: [{ subnet_ids: ["subnet-0a1", "subnet-0b2"] }],
            platform_version: "eks.12",
          },
          { name: "shop", vpc_config: [{ subnet_ids: ["subnet-0a1", "subnet-0b2", null] }] },
          { after_unknown: { vpc_config: [{ subnet_ids: [false, false, true] }], platform_version: true } },
        ),
        updates(
          "aws_launch_template.nodes",
          { user_data: "IyEvYmluL2Jhc2g=" },
          {},
          { after_unknown: { user_data: true } },
        ),
      ],
    },
    data: { unit: UNITS.data },
  },
});

/** A database password, a secret with keys that are none of our business, and an output that is sensitive. */
export const sensitivePassword: DocumentInput = environment({
  layers: {
    data: {
      resources: [
        updates(
          "aws_db_instance.main",
          { password: "correct-horse-battery", backup_retention_period: 7 },
          { password: "staple-tomorrow-evening", backup_retention_period: 14 },
          { before_sensitive: { password: true }, after_sensitive: { password: true } },
        ),
        updates(
          "kubernetes_secret.gateway",
          { data: { "stripe-live-key": "sk_live_51Hx", mode: "live" }, metadata: [{ name: "gateway" }] },
          { data: { "adyen-api-key": "AQEyhmfxL", mode: "live" }, metadata: [{ name: "gateway" }] },
          { before_sensitive: { data: true }, after_sensitive: { data: true } },
        ),
      ],
      outputs: {
        connection: output(
          "postgres://shop:correct-horse-battery@db",
          "postgres://shop:staple-tomorrow-evening@db",
          {
            before_sensitive: true,
            after_sensitive: true,
          },
        ),
      },
    },
    addons: { unit: { resource: { x: { y: { z: "${local.data.connection}" } } } } },
  },
  settings: [
    {
      place: "environments/shop/production/data.yaml:12:7",
      path: ["data", "databases", "main", "password"],
      before: "correct-horse-battery",
      after: "staple-tomorrow-evening",
      touches: [{ layer: "data", address: "aws_db_instance.main" }],
    },
  ],
});
