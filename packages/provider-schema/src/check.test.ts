import { describe, expect, it } from "vitest";
import { checkTemplate, formatProblem } from "./check";
import { providerSchemas } from "./provider-schemas";
import type { ProviderSchemas } from "./resource-schema";
import { typesIn } from "./template";

type Json = Readonly<Record<string, unknown>>;

const schemasFor = (template: unknown): ProviderSchemas =>
  providerSchemas({ types: typesIn(template), from: __dirname });

/** The problems of a whole template, a line each. */
const problemsIn = (template: unknown): readonly string[] =>
  checkTemplate(template, schemasFor(template)).map(formatProblem);

/** The problems of one resource, without its address. */
const problemsOf = (type: string, body: Json): readonly string[] =>
  problemsIn({ resource: { [type]: { main: body } } }).map((line) => line.replace(`${type}.main: `, ""));

const CLUSTER = {
  name: "shop",
  role_arn: "${aws_iam_role.cluster.arn}",
  vpc_config: { subnet_ids: ["${aws_subnet.a.id}", "subnet-1"], endpoint_public_access: false },
};
const DISTRIBUTION = {
  enabled: true,
  default_cache_behavior: {
    allowed_methods: ["GET", "HEAD"],
    cached_methods: ["GET", "HEAD"],
    target_origin_id: "files",
    viewer_protocol_policy: "https-only",
  },
  origin: [{ domain_name: "files.example.com", origin_id: "files" }],
  restrictions: { geo_restriction: { restriction_type: "none" } },
  viewer_certificate: { cloudfront_default_certificate: true },
};
const INGRESS = {
  cidr_blocks: ["10.0.0.0/16"],
  description: null,
  from_port: 443,
  ipv6_cidr_blocks: null,
  prefix_list_ids: null,
  protocol: "tcp",
  security_groups: null,
  self: null,
  to_port: 443,
};
const RULE = {
  name: "limit",
  priority: 1,
  action: { block: {} },
  statement: {
    rate_based_statement: {
      limit: 2000,
      scope_down_statement: {
        not_statement: { statement: [{ geo_match_statement: { country_codes: ["GB"] } }] },
      },
    },
  },
  visibility_config: {
    cloudwatch_metrics_enabled: true,
    metric_name: "limit",
    sampled_requests_enabled: true,
  },
};
const ACL = {
  name: "shop",
  scope: "CLOUDFRONT",
  default_action: { allow: {} },
  rule: [RULE],
  visibility_config: RULE.visibility_config,
};

describe("a template without faults", () => {
  it.each<[string, string, Json]>([
    ["a cluster", "aws_eks_cluster", CLUSTER],
    ["a block as a list of one", "aws_eks_cluster", { ...CLUSTER, vpc_config: [CLUSTER.vpc_config] }],
    [
      "a repeatable block as one object",
      "aws_cloudfront_distribution",
      { ...DISTRIBUTION, origin: DISTRIBUTION.origin[0] },
    ],
    ["a distribution", "aws_cloudfront_distribution", DISTRIBUTION],
    ["WAF rules with nested statements", "aws_wafv2_web_acl", ACL],
    ["an object attribute with nulls", "aws_security_group", { ingress: [INGRESS] }],
    ["an expression for an object attribute", "aws_security_group", { ingress: "${local.rules}" }],
    ["an expression for a number", "aws_vpc", { ipv4_netmask_length: "${var.bits}" }],
    ["an expression for a list", "aws_eks_cluster", { ...CLUSTER, enabled_cluster_log_types: "${var.logs}" }],
    ["texts that Terraform converts", "aws_vpc", { enable_dns_support: "true", ipv4_netmask_length: "20" }],
    ["a number and a boolean as text", "aws_vpc", { tags: { Cost: 5, Shared: true } }],
    ["null for an optional attribute", "aws_vpc", { cidr_block: null, tags: null }],
    ["a computed attribute that is null", "aws_vpc", { arn: null }],
    ["timeouts", "aws_eks_cluster", { ...CLUSTER, timeouts: { create: "45m" } }],
    [
      "arguments of Terraform's own",
      "aws_vpc",
      {
        "//": { metadata: { path: "shop/vpc" } },
        count: 1,
        for_each: "${toset([])}",
        depends_on: ["aws_kms_key.main"],
        lifecycle: { prevent_destroy: true },
        provider: "aws.us_east_1",
        provisioner: { "local-exec": { command: "true" } },
        connection: { host: "x" },
      },
    ],
    [
      "a dynamic block in place of a required one",
      "aws_cloudfront_distribution",
      {
        ...DISTRIBUTION,
        origin: undefined,
        dynamic: {
          origin: { for_each: "${var.origins}", content: { domain_name: "${origin.value}", origin_id: "a" } },
        },
      },
    ],
    [
      "anything where anything goes",
      "kubernetes_manifest",
      { manifest: { kind: "Pod", spec: [1, { a: null }] } },
    ],
    [
      "Helm values",
      "helm_release",
      { name: "shop", chart: "shop", values: ["a: 1"], set: [{ name: "b", value: "c" }] },
    ],
  ])("%s", (_, type, body) => {
    expect(problemsOf(type, JSON.parse(JSON.stringify(body)) as Json)).toEqual([]);
  });

  it("has providers, data sources and Terraform's own types", () => {
    expect(
      problemsIn({
        terraform: { required_version: ">= 1.10" },
        provider: {
          aws: [
            { region: "eu-west-1", default_tags: [{ tags: { a: "b" } }] },
            { alias: "us", region: "us-east-1" },
          ],
        },
        data: {
          aws_region: { current: {} },
          terraform_remote_state: { network: { backend: "s3", config: { bucket: "b" }, count: "${var.n}" } },
        },
        resource: { terraform_data: { once: { input: ["a", 1] } } },
        locals: { anything: 1 },
      }),
    ).toEqual([]);
  });

  it.each([{}, { resource: {} }, { "//": { metadata: {} } }, null, []])(
    "may be as empty as %j",
    (template) => {
      expect(problemsIn(template)).toEqual([]);
    },
  );
});

describe("a fault is named with its place, what was expected and what stands there", () => {
  it.each<[string, string, Json, string]>([
    [
      "an unknown attribute",
      "aws_vpc",
      { cidr_blok: "10.0.0.0/16" },
      "cidr_blok: expected an attribute or block of the schema, such as cidr_block, got an unknown name",
    ],
    [
      "an unknown attribute with no near one",
      "aws_vpc",
      { qqqqqqqqqqqq: 1 },
      "qqqqqqqqqqqq: expected an attribute or block of the schema, got an unknown name",
    ],
    [
      "a name that every object has",
      "aws_vpc",
      { constructor: 1 },
      "constructor: expected an attribute or block of the schema, got an unknown name",
    ],
    [
      "an unknown name in a block in a list",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: [{ ...CLUSTER.vpc_config, subnet_idz: [] }] },
      "vpc_config[0].subnet_idz: expected an attribute or block of the schema, such as subnet_ids, got an unknown name",
    ],
    [
      "timeouts of a type that has none",
      "aws_vpc",
      { timeouts: { create: "5m" } },
      "timeouts: expected an attribute or block of the schema, got an unknown name",
    ],
    [
      "a list for a text",
      "aws_vpc",
      { cidr_block: ["10.0.0.0/16"] },
      "cidr_block: expected string, got list of 1",
    ],
    [
      "a word for a number",
      "aws_vpc",
      { ipv4_netmask_length: "wide" },
      'ipv4_netmask_length: expected number, got string "wide"',
    ],
    [
      "a boolean for a number",
      "aws_vpc",
      { ipv4_netmask_length: true },
      "ipv4_netmask_length: expected number, got boolean true",
    ],
    [
      "a word for a boolean",
      "aws_vpc",
      { enable_dns_support: "yes" },
      'enable_dns_support: expected bool, got string "yes"',
    ],
    [
      "a number for a boolean",
      "aws_vpc",
      { enable_dns_support: 1 },
      "enable_dns_support: expected bool, got number 1",
    ],
    [
      "an escaped expression for a number",
      "aws_vpc",
      { ipv4_netmask_length: "$${x}" },
      'ipv4_netmask_length: expected number, got string "$${x}"',
    ],
    ["a list for a map", "aws_vpc", { tags: ["a"] }, "tags: expected map of string, got list of 1"],
    ["a list in a map", "aws_vpc", { tags: { Name: [] } }, 'tags["Name"]: expected string, got list of 0'],
    [
      "a text for a set",
      "aws_eks_cluster",
      { ...CLUSTER, enabled_cluster_log_types: "api" },
      'enabled_cluster_log_types: expected set of string, got string "api"',
    ],
    [
      "an object in a set",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: { subnet_ids: ["subnet-1", {}] } },
      "vpc_config.subnet_ids[1]: expected string, got object",
    ],
    [
      "a text for a block",
      "aws_eks_cluster",
      { ...CLUSTER, encryption_config: "none" },
      'encryption_config: expected object, got string "none"',
    ],
    [
      "a missing attribute",
      "aws_eks_cluster",
      { ...CLUSTER, name: undefined },
      "name: expected string (required), got nothing",
    ],
    [
      "null for a required attribute",
      "aws_eks_cluster",
      { ...CLUSTER, name: null },
      "name: expected string (required), got nothing",
    ],
    [
      "a missing attribute of a block",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: {} },
      "vpc_config.subnet_ids: expected set of string (required), got nothing",
    ],
    [
      "a missing block",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: undefined },
      "vpc_config: expected at least 1 block, got none",
    ],
    [
      "an empty list for a required block",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: [] },
      "vpc_config: expected at least 1 block, got none",
    ],
    [
      "two blocks where one is allowed",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: [CLUSTER.vpc_config, CLUSTER.vpc_config] },
      "vpc_config: expected at most 1 block, got 2 blocks",
    ],
    [
      "two single blocks",
      "aws_eks_cluster",
      { ...CLUSTER, timeouts: [{ create: "1m" }, { create: "2m" }] },
      "timeouts: expected at most 1 block, got 2 blocks",
    ],
    [
      "a value that only the provider sets",
      "aws_vpc",
      { arn: "arn:aws:ec2:::vpc" },
      'arn: expected nothing: only the provider sets it, got string "arn:aws:ec2:::vpc"',
    ],
    [
      "a value in a block that only the provider sets",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: { ...CLUSTER.vpc_config, vpc_id: "vpc-1" } },
      'vpc_config.vpc_id: expected nothing: only the provider sets it, got string "vpc-1"',
    ],
    [
      "an object attribute without a member",
      "aws_security_group",
      { ingress: [INGRESS, { ...INGRESS, self: undefined }] },
      "ingress[1].self: expected bool, or null: an object has all its members, got nothing",
    ],
    [
      "an object attribute with an unknown member",
      "aws_route_table",
      {
        vpc_id: "vpc-1",
        route: [
          {
            carrier_gateway_id: null,
            cidr_block: "0.0.0.0/0",
            core_network_arn: null,
            destination_prefix_list_id: null,
            egress_only_gateway_id: null,
            gateway_id: "igw-1",
            ipv6_cidr_block: null,
            local_gateway_id: null,
            nat_gateway_id: null,
            network_interface_id: null,
            transit_gateway_id: null,
            vpc_endpoint_id: null,
            vpc_peering_connection_id: null,
            gateway: "igw-1",
          },
        ],
      },
      "route[0].gateway: expected one of carrier_gateway_id, cidr_block, core_network_arn, destination_prefix_list_id, egress_only_gateway_id, gateway_id, ipv6_cidr_block, local_gateway_id, nat_gateway_id, network_interface_id, transit_gateway_id, vpc_endpoint_id, vpc_peering_connection_id, got an unknown name",
    ],
    [
      "a fault deep in a WAF rule",
      "aws_wafv2_web_acl",
      { ...ACL, rule: [{ ...RULE, statement: { geo_match_statement: { country_codes: "GB" } } }] },
      'rule[0].statement.geo_match_statement.country_codes: expected list of string, got string "GB"',
    ],
    [
      "a dynamic block of an unknown name",
      "aws_eks_cluster",
      { ...CLUSTER, dynamic: { encryption_confg: { for_each: [], content: {} } } },
      "dynamic.encryption_confg: expected an attribute or block of the schema, such as encryption_config, got an unknown name",
    ],
    [
      "a fault in a dynamic block",
      "aws_cloudfront_distribution",
      {
        ...DISTRIBUTION,
        dynamic: {
          origin_group: [
            {
              for_each: [],
              content: {
                origin_id: [],
                failover_criteria: { status_codes: [500] },
                member: [{ origin_id: "a" }, { origin_id: "b" }],
              },
            },
          ],
        },
      },
      "dynamic.origin_group.content.origin_id: expected string, got list of 0",
    ],
    [
      "a dynamic block without content",
      "aws_eks_cluster",
      { ...CLUSTER, dynamic: { encryption_config: { for_each: [] } } },
      "dynamic.encryption_config.content: expected a value (required), got nothing",
    ],
    [
      "a wrong name in a Kubernetes block",
      "kubernetes_storage_class_v1",
      { metadata: { nmae: "gp3" }, storage_provisioner: "ebs.csi.aws.com" },
      "metadata.nmae: expected an attribute or block of the schema, such as name, got an unknown name",
    ],
    [
      "Helm values that are not text",
      "helm_release",
      { name: "shop", chart: "shop", values: [{ a: 1 }] },
      "values[0]: expected string, got object",
    ],
  ])("%s", (_, type, body, problem) => {
    expect(problemsOf(type, JSON.parse(JSON.stringify(body)) as Json)).toEqual([problem]);
  });

  it("finds all faults at once, in the template's order", () => {
    expect(
      problemsIn({
        provider: { aws: [{ regoin: "eu-west-1" }, { alias: "us", region: ["us-east-1"] }] },
        data: { aws_region: { current: { nam: "x" } } },
        resource: {
          aws_vpc: { main: { cidr_blok: "x", arn: "y" }, other: "text" },
          helm_release: { shop: { chart: "shop" } },
        },
      }),
    ).toEqual([
      "provider.aws: regoin: expected an attribute or block of the schema, such as region, got an unknown name",
      "provider.aws.us: region: expected string, got list of 1",
      "data.aws_region.current: nam: expected an attribute or block of the schema, such as name, got an unknown name",
      "aws_vpc.main: cidr_blok: expected an attribute or block of the schema, such as cidr_block, got an unknown name",
      'aws_vpc.main: arn: expected nothing: only the provider sets it, got string "y"',
      'aws_vpc.other: expected object, got string "text"',
      "helm_release.shop: name: expected string (required), got nothing",
    ]);
  });

  it("gives the parts of a problem as data", () => {
    const template = {
      resource: { aws_eks_cluster: { main: { ...CLUSTER, vpc_config: { subnet_ids: 5 } } } },
    };
    expect(checkTemplate(template, schemasFor(template))).toEqual([
      {
        address: "aws_eks_cluster.main",
        path: "vpc_config.subnet_ids",
        expected: "set of string",
        got: "number 5",
      },
    ]);
  });

  it("reports a type for which it was given no schema", () => {
    const schemas = schemasFor({ resource: { aws_vpc: {}, aws_subnet: { a: {} } } });
    const template = { resource: { aws_subnets: { a: {} } } };
    expect(checkTemplate(template, schemas).map(formatProblem)).toEqual([
      "aws_subnets.a: expected a type with a schema, such as aws_subnet, got aws_subnets",
    ]);
  });

  it("cuts long text", () => {
    expect(problemsOf("aws_vpc", { ipv4_netmask_length: "x".repeat(100) })).toEqual([
      `ipv4_netmask_length: expected number, got string "${"x".repeat(56)}…`,
    ]);
  });
});
