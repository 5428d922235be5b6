import { describe, expect, it } from "vitest";
import { fieldOf, synthNetwork, tiers } from "../shop.fixture";

const isolated = { bits: 24, route: "none" } as const;

describe("subnets", () => {
  it("are tagged with their tier and what load balancers may use them for, and give no public addresses", () => {
    const json = synthNetwork();

    expect(fieldOf(json, "aws_subnet", "tags")).toEqual({
      tiers_private_a: {
        Name: "shop-production-private-a",
        Tier: "private",
        "kubernetes.io/role/internal-elb": "1",
      },
      tiers_private_b: {
        Name: "shop-production-private-b",
        Tier: "private",
        "kubernetes.io/role/internal-elb": "1",
      },
      tiers_public_a: { Name: "shop-production-public-a", Tier: "public", "kubernetes.io/role/elb": "1" },
      tiers_public_b: { Name: "shop-production-public-b", Tier: "public", "kubernetes.io/role/elb": "1" },
    });
    expect(Object.values(fieldOf(json, "aws_subnet", "map_public_ip_on_launch"))).toEqual([
      ...[false, false],
      ...[false, false],
    ]);
  });

  it("have a table for each zone, one for the tier, or the VPC's own", () => {
    const json = synthNetwork({ tiers: { ...tiers, cache: { ...isolated, table: "default" } } });

    expect(fieldOf(json, "aws_route_table_association", "route_table_id")).toEqual({
      "tiers_private_a-table": "${aws_route_table.tiers_private_a-routes.id}",
      "tiers_private_b-table": "${aws_route_table.tiers_private_b-routes.id}",
      "tiers_public_a-table": "${aws_route_table.tiers_public_table.id}",
      "tiers_public_b-table": "${aws_route_table.tiers_public_table.id}",
    });
    expect(fieldOf(json, "aws_default_route_table", "default_route_table_id")).toEqual({
      tiers_cache_table: "${aws_vpc.vpc.default_route_table_id}",
    });
  });

  it("are published by the name of their tier, in zone order", () => {
    const { output } = synthNetwork();

    expect(output.tiers?.value).toEqual({
      private: {
        subnet_ids: ["${aws_subnet.tiers_private_a.id}", "${aws_subnet.tiers_private_b.id}"],
        cidr_blocks: ["10.20.1.0/24", "10.20.2.0/24"],
        route_table_ids: [
          "${aws_route_table.tiers_private_a-routes.id}",
          "${aws_route_table.tiers_private_b-routes.id}",
        ],
      },
      public: {
        subnet_ids: ["${aws_subnet.tiers_public_a.id}", "${aws_subnet.tiers_public_b.id}"],
        cidr_blocks: ["10.20.101.0/24", "10.20.102.0/24"],
        route_table_ids: ["${aws_route_table.tiers_public_table.id}"],
      },
    });
  });
});
