import { describe, expect, it } from "vitest";
import { ACL, CLUSTER, DISTRIBUTION, type Json, problemsOf, RULE } from "./template.fixture";

describe("a fault is named with its place, what was expected and what stands there", () => {
  it.each<[string, string, Json, string]>([
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
      "a text for a block",
      "aws_eks_cluster",
      { ...CLUSTER, encryption_config: "none" },
      'encryption_config: expected object, got string "none"',
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
      "a value in a block that only the provider sets",
      "aws_eks_cluster",
      { ...CLUSTER, vpc_config: { ...CLUSTER.vpc_config, vpc_id: "vpc-1" } },
      'vpc_config.vpc_id: expected nothing: only the provider sets it, got string "vpc-1"',
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
  ])("%s", (_, type, body, problem) => {
    expect(problemsOf(type, JSON.parse(JSON.stringify(body)) as Json)).toEqual([problem]);
  });
});
