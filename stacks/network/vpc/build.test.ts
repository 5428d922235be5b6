import { describe, expect, it } from "vitest";
import { resource, synthNetwork } from "../shop.fixture";

describe("VPC", () => {
  it("resolves names, and its default security group lets nothing through", () => {
    const json = synthNetwork();

    expect(resource(json, "aws_vpc", "vpc")).toEqual({
      cidr_block: "10.20.0.0/16",
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: "shop-production" },
    });
    expect(resource(json, "aws_default_security_group", "vpc_default-security-group")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [],
    });
  });

  it.each([
    { route: "internet", gateways: ["vpc_internet-gateway"] },
    { route: "none", gateways: [] },
  ] as const)("has the gateways $gateways for a tier whose route is $route", ({ route, gateways }) => {
    const json = synthNetwork({ nat: "none", tiers: { only: { bits: 24, route } } });

    expect(Object.keys(json.resource.aws_internet_gateway ?? {})).toEqual(gateways);
  });
});
