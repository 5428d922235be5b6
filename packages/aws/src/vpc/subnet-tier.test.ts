import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { SubnetTier, type SubnetTierProps } from "./subnet-tier";

const build = (props: Partial<SubnetTierProps> = {}, route?: (tier: SubnetTier) => void) =>
  synthesized((scope) => {
    const tier = new SubnetTier(scope, "private", {
      vpcId: "vpc-1",
      region: "eu-west-1",
      name: "shop-private",
      subnets: [
        { zone: "a", cidr: "10.20.0.0/20" },
        { zone: "b", cidr: "10.20.16.0/20" },
      ],
      table: "shared",
      defaultRouteTableId: "rtb-default",
      roles: [],
      ...props,
    });
    route?.(tier);
    return tier;
  });

describe("a tier of subnets", () => {
  const { built, at, written } = build({ roles: ["internal-elb"] });

  it("has one in each zone, which gives no machine a public address", () => {
    expect(at("aws_subnet.private_b")).toMatchObject({
      vpc_id: "vpc-1",
      availability_zone: "eu-west-1b",
      cidr_block: "10.20.16.0/20",
      map_public_ip_on_launch: false,
    });
  });

  it("is tagged with its name and with what load balancers may use it for", () => {
    expect(at("aws_subnet.private_a").tags).toEqual({
      Name: "shop-private-a",
      Tier: "private",
      "kubernetes.io/role/internal-elb": "1",
    });
    expect(build({ roles: ["elb"] }).at("aws_subnet.private_a").tags).toEqual({
      Name: "shop-private-a",
      Tier: "private",
      "kubernetes.io/role/elb": "1",
    });
  });

  it("exposes its subnets in zone order", () => {
    expect(written(built.subnetIds)).toEqual(["${aws_subnet.private_a.id}", "${aws_subnet.private_b.id}"]);
    expect(built.cidrBlocks).toEqual(["10.20.0.0/20", "10.20.16.0/20"]);
    expect(built.zones).toEqual(["a", "b"]);
    expect(written(built.subnetId("b"))).toBe("${aws_subnet.private_b.id}");
  });

  it("refuses to name a subnet in a zone where it has none", () => {
    expect(() => built.subnetId("c")).toThrow(
      new Error("tier private: expected a subnet in zone c, got a, b"),
    );
  });
});

describe("a tier with a shared route table", () => {
  const { built, addresses, at, written } = build({}, (tier) => tier.routeToInternet("igw-1"));

  it("puts each of its subnets on the one table", () => {
    expect(addresses).toEqual([
      "aws_route.private_default-route",
      "aws_route_table.private_table",
      "aws_route_table_association.private_a-table",
      "aws_route_table_association.private_b-table",
      "aws_subnet.private_a",
      "aws_subnet.private_b",
    ]);
    expect(at("aws_route_table_association.private_b-table")).toEqual({
      subnet_id: "${aws_subnet.private_b.id}",
      route_table_id: "${aws_route_table.private_table.id}",
    });
    expect(written(built.routeTableIds)).toEqual(["${aws_route_table.private_table.id}"]);
  });

  it("routes to the internet once", () => {
    expect(at("aws_route.private_default-route")).toEqual({
      route_table_id: "${aws_route_table.private_table.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "igw-1",
    });
  });
});

describe("a tier with a route table for each zone", () => {
  const { built, addresses, at, written } = build({ table: "zonal" }, (tier) =>
    tier.routeToNat((zone) => `nat-${zone}`),
  );

  it("puts each subnet on the table of its zone", () => {
    expect(at("aws_route_table_association.private_b-table").route_table_id).toBe(
      "${aws_route_table.private_b-routes.id}",
    );
    expect(at("aws_route_table.private_b-routes").tags).toEqual({ Name: "shop-private-b" });
    expect(written(built.routeTableIds)).toEqual([
      "${aws_route_table.private_a-routes.id}",
      "${aws_route_table.private_b-routes.id}",
    ]);
  });

  it("routes each zone to the NAT gateway of that zone", () => {
    expect(addresses.filter((address) => address.startsWith("aws_route."))).toHaveLength(2);
    expect(at("aws_route.private_b-default-route")).toEqual({
      route_table_id: "${aws_route_table.private_b-routes.id}",
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "nat-b",
    });
  });
});

it("a tier on the default route table adopts the table, and associates nothing with it", () => {
  const { built, addresses, at, written } = build({ table: "default" });

  expect(addresses).toEqual([
    "aws_default_route_table.private_table",
    "aws_subnet.private_a",
    "aws_subnet.private_b",
  ]);
  expect(at("aws_default_route_table.private_table").default_route_table_id).toBe("rtb-default");
  expect(written(built.routeTableIds)).toEqual(["${aws_default_route_table.private_table.id}"]);
});

it("a tier without routes leads nowhere", () => {
  expect(build().addresses.filter((address) => address.startsWith("aws_route."))).toEqual([]);
});
