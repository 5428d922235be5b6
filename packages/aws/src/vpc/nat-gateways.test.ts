import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { NatGateways } from "./nat-gateways";

const build = (...zones: string[]) =>
  synthesized(
    (scope) =>
      new NatGateways(scope, "nat", {
        name: "shop",
        subnets: zones.map((zone) => ({ zone, subnetId: `subnet-${zone}` })),
        internetGateway: new InternetGateway(scope, "internet-gateway"),
      }),
  );

describe("NAT gateways", () => {
  const { built, addresses, at, written } = build("a", "b");

  it("stand in their zone's subnet with an address of their own", () => {
    expect(addresses).toEqual([
      "aws_eip.nat_a-address",
      "aws_eip.nat_b-address",
      "aws_internet_gateway.internet-gateway",
      "aws_nat_gateway.nat_a",
      "aws_nat_gateway.nat_b",
    ]);
    expect(at("aws_nat_gateway.nat_b")).toEqual({
      allocation_id: "${aws_eip.nat_b-address.allocation_id}",
      subnet_id: "subnet-b",
      connectivity_type: "public",
      tags: { Name: "shop-nat-b" },
      depends_on: ["aws_internet_gateway.internet-gateway"],
    });
    expect(at("aws_eip.nat_b-address")).toEqual({ domain: "vpc", tags: { Name: "shop-nat-b" } });
  });

  it("serve their own zone", () => {
    expect(written(built.gatewayFor("b"))).toBe("${aws_nat_gateway.nat_b.id}");
  });

  it("expose what the internet sees of them", () => {
    expect(written(built.gateways)).toEqual([
      { zone: "a", id: "${aws_nat_gateway.nat_a.id}", publicIp: "${aws_eip.nat_a-address.public_ip}" },
      { zone: "b", id: "${aws_nat_gateway.nat_b.id}", publicIp: "${aws_eip.nat_b-address.public_ip}" },
    ]);
  });
});

it("a single NAT gateway serves the other zones too", () => {
  const { built, written } = build("a");

  expect(written(built.gatewayFor("b"))).toBe("${aws_nat_gateway.nat_a.id}");
});

it("without NAT gateways there is none to route to", () => {
  expect(() => build().built.gatewayFor("a")).toThrow(
    new Error("shop-network/nat: no NAT gateway for zone a"),
  );
});
