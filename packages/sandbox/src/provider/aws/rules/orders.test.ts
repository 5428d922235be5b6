import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

const TYPES = [
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_cloudfront_distribution",
  "aws_cloudwatch_log_group",
  "aws_cloudwatch_log_resource_policy",
  "aws_eks_cluster",
  "aws_lb",
  "aws_lb_listener",
  "aws_route53_query_log",
  "aws_route53_zone",
  "aws_s3_bucket",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
] as const;

type Type = (typeof TYPES)[number];

const POLICY = (service: string) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "logs:PutLogEvents" }],
  });

const DISTRIBUTION: Fields = {
  enabled: true,
  origin: [{ domain_name: "shop.example.com", origin_id: "shop" }],
  default_cache_behavior: [
    {
      allowed_methods: ["GET", "HEAD"],
      cached_methods: ["GET", "HEAD"],
      target_origin_id: "shop",
      viewer_protocol_policy: "https-only",
    },
  ],
  restrictions: [{ geo_restriction: [{ restriction_type: "none" }] }],
  viewer_certificate: [{ cloudfront_default_certificate: true }],
};

/** A resource that AWS makes only after another one. */
interface Case {
  readonly what: string;
  readonly type: Type;
  readonly early: string;
  /** What exists anyway. */
  readonly there: (cloud: SimulatedCloud) => Promise<Fields>;
  /** What it must wait for. */
  readonly first: (cloud: SimulatedCloud, made: Fields) => Promise<unknown>;
}

const bucket = async (cloud: SimulatedCloud): Promise<void> => {
  await cloud.create("aws_s3_bucket", { bucket: "shop-logs" });
};
const certificate = async (cloud: SimulatedCloud, region = "eu-west-1"): Promise<Fields> => {
  const { state } = await cloud.create(
    "aws_acm_certificate",
    { domain_name: "shop.example.com", validation_method: "DNS" },
    region,
  );
  return { certificate_arn: state.arn ?? null };
};
const validated = (cloud: SimulatedCloud, { certificate_arn: arn = null }: Fields) =>
  cloud.create("aws_acm_certificate_validation", { certificate_arn: arn }, String(arn).split(":")[3]);

const CASES: readonly Case[] = [
  {
    what: "a query log",
    type: "aws_route53_query_log",
    early: "InsufficientCloudWatchLogsResourcePolicy",
    there: async (cloud) => {
      const zone = await cloud.create("aws_route53_zone", { name: "shop.example.com" });
      const group = await cloud.create("aws_cloudwatch_log_group", { name: "/aws/route53/shop" });
      return { zone_id: zone.state.zone_id ?? null, cloudwatch_log_group_arn: group.state.arn ?? null };
    },
    first: (cloud) =>
      cloud.create("aws_cloudwatch_log_resource_policy", {
        policy_name: "shop",
        policy_document: POLICY("route53.amazonaws.com"),
      }),
  },
  {
    what: "a load balancer with access logs",
    type: "aws_lb",
    early: "Access Denied for bucket: shop-logs",
    there: async (cloud) => {
      await bucket(cloud);
      return {
        name: "shop",
        load_balancer_type: "network",
        access_logs: [{ enabled: true, bucket: "shop-logs" }],
      };
    },
    first: (cloud) =>
      cloud.create("aws_s3_bucket_policy", {
        bucket: "shop-logs",
        policy: POLICY("delivery.logs.amazonaws.com"),
      }),
  },
  {
    what: "a distribution with logs",
    type: "aws_cloudfront_distribution",
    early: "does not enable ACL access: shop-logs.s3.amazonaws.com",
    there: async (cloud) => {
      await bucket(cloud);
      return { ...DISTRIBUTION, logging_config: [{ bucket: "shop-logs.s3.amazonaws.com" }] };
    },
    first: (cloud) =>
      cloud.create("aws_s3_bucket_ownership_controls", {
        bucket: "shop-logs",
        rule: [{ object_ownership: "BucketOwnerPreferred" }],
      }),
  },
  {
    what: "a distribution with a certificate",
    type: "aws_cloudfront_distribution",
    early: "InvalidViewerCertificate",
    there: async (cloud) => {
      const { certificate_arn: arn = null } = await certificate(cloud, "us-east-1");
      const viewer_certificate = [{ acm_certificate_arn: arn, ssl_support_method: "sni-only" }];
      return { ...DISTRIBUTION, viewer_certificate, certificate_arn: arn };
    },
    first: validated,
  },
  {
    what: "a listener with a certificate",
    type: "aws_lb_listener",
    early: "UnsupportedCertificate",
    there: async (cloud) => {
      const balancer = await cloud.create("aws_lb", { name: "shop", load_balancer_type: "network" });
      return {
        ...(await certificate(cloud)),
        load_balancer_arn: balancer.state.arn ?? null,
        port: 443,
        protocol: "TLS",
        default_action: [{ type: "forward" }],
      };
    },
    first: validated,
  },
];

describe("AWS makes only after what it needs", () => {
  it.each(CASES)("$what", async ({ type, early, there, first }) => {
    const cloud = SimulatedCloud.of(...TYPES);
    const { certificate_arn, ...values } = await there(cloud);
    const own = type === "aws_lb_listener" ? { ...values, certificate_arn: certificate_arn ?? null } : values;

    await expect(cloud.create(type, own)).rejects.toThrow(early);
    await first(cloud, { certificate_arn: certificate_arn ?? null });
    await cloud.create(type, own);
  });

  it("a distribution in whose bucket lists of access stay off not at all", async () => {
    const cloud = SimulatedCloud.of(...TYPES);
    await bucket(cloud);
    await cloud.create("aws_s3_bucket_ownership_controls", {
      bucket: "shop-logs",
      rule: [{ object_ownership: "BucketOwnerEnforced" }],
    });

    await expect(
      cloud.create("aws_cloudfront_distribution", {
        ...DISTRIBUTION,
        logging_config: [{ bucket: "shop-logs.s3.amazonaws.com" }],
      }),
    ).rejects.toThrow("does not enable ACL access");
  });
});

describe("a log group that a service has made by itself", () => {
  const cluster = {
    name: "shop",
    role_arn: "arn:aws:iam::999922223333:role/shop",
    enabled_cluster_log_types: ["api"],
    vpc_config: [{ subnet_ids: [] }],
  };
  const group = { name: "/aws/eks/shop/cluster" };

  it("cannot be made again", async () => {
    const cloud = SimulatedCloud.of(...TYPES);
    await cloud.create("aws_eks_cluster", cluster);

    await expect(cloud.create("aws_cloudwatch_log_group", group)).rejects.toThrow(
      "ResourceAlreadyExistsException",
    );
    await cloud.create("aws_cloudwatch_log_group", { name: "/aws/eks/other/cluster" });
  });

  it("is made before the cluster, or for one without logs", async () => {
    const cloud = SimulatedCloud.of(...TYPES);
    await cloud.create("aws_cloudwatch_log_group", group);
    await cloud.create("aws_eks_cluster", cluster);

    const silent = SimulatedCloud.of(...TYPES);
    await silent.create("aws_eks_cluster", { ...cluster, enabled_cluster_log_types: [] });
    await silent.create("aws_cloudwatch_log_group", group);
  });
});
