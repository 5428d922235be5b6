import { describe, expect, it } from "vitest";
import { CLUSTER, INGRESS, type Json, problemsOf } from "./template.fixture";

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
      "a value that only the provider sets",
      "aws_vpc",
      { arn: "arn:aws:ec2:::vpc" },
      'arn: expected nothing: only the provider sets it, got string "arn:aws:ec2:::vpc"',
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
      "Helm values that are not text",
      "helm_release",
      { name: "shop", chart: "shop", values: [{ a: 1 }] },
      "values[0]: expected string, got object",
    ],
  ])("%s", (_, type, body, problem) => {
    expect(problemsOf(type, JSON.parse(JSON.stringify(body)) as Json)).toEqual([problem]);
  });
});
