import { describe, expect, it } from "vitest";
import { checkTemplate, formatProblem } from "./check";
import {
  ACL,
  CLUSTER,
  DISTRIBUTION,
  INGRESS,
  type Json,
  problemsIn,
  problemsOf,
  schemasFor,
} from "./template.fixture";

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
