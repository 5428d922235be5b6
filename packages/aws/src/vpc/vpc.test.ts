import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Vpc } from "./vpc";

const build = (internet: "gateway" | "none") =>
  synthesized((scope) => new Vpc(scope, "vpc", { name: "shop", cidr: "10.20.0.0/16", internet }));

describe("a VPC", () => {
  const { built, addresses, at, written } = build("gateway");

  it("resolves names, which private endpoints need", () => {
    expect(at("aws_vpc.vpc")).toEqual({
      cidr_block: "10.20.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "shop" },
    });
  });

  it("lets nothing through by its default security group", () => {
    expect(at("aws_default_security_group.vpc_default-security-group")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [],
    });
  });

  it("has an internet gateway where it is asked for", () => {
    expect(at("aws_internet_gateway.vpc_internet-gateway")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      tags: { Name: "shop" },
    });
    expect(written(built.internetGateway.id)).toBe("${aws_internet_gateway.vpc_internet-gateway.id}");
  });

  it("consists of nothing else", () => {
    expect(addresses).toHaveLength(3);
  });

  it("exposes its id and its default route table", () => {
    expect(written([built.vpcId, built.defaultRouteTableId])).toEqual([
      "${aws_vpc.vpc.id}",
      "${aws_vpc.vpc.default_route_table_id}",
    ]);
  });
});

it("a VPC without an internet gateway refuses to name one", () => {
  const { built, addresses } = build("none");

  expect(addresses).not.toContain("aws_internet_gateway.vpc_internet-gateway");
  expect(() => built.internetGateway).toThrow(new Error("shop-network/vpc: the VPC has no internet gateway"));
});
