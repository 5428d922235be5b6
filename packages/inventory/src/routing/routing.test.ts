import { describe, expect, it } from "vitest";
import { fromSynth, type Inventory } from "../inventory";
import { reachOf, routeTablesOf, subnetsFollowing } from "./routing";

/** A VPC whose default table leads to a NAT gateway; `own` has a table of its own, `pods` has none. */
function inventory(resource: Readonly<Record<string, unknown>> = {}): Inventory {
  const subnet = { vpc_id: "${aws_vpc.main.id}" };
  return fromSynth([
    {
      environment: "shop/production",
      environmentId: "shop-production",
      layer: "network",
      stack: "shop-production-network",
      json: {
        resource: {
          aws_vpc: { main: {}, other: {} },
          aws_subnet: { own: subnet, pods: subnet, elsewhere: { vpc_id: "${aws_vpc.other.id}" } },
          aws_nat_gateway: { main: {} },
          aws_route_table: { own: {} },
          aws_default_route_table: {
            main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}" },
          },
          aws_route_table_association: {
            own: { subnet_id: "${aws_subnet.own.id}", route_table_id: "${aws_route_table.own.id}" },
          },
          aws_route: {
            default: {
              route_table_id: "${aws_default_route_table.main.id}",
              destination_cidr_block: "0.0.0.0/0",
              nat_gateway_id: "${aws_nat_gateway.main.id}",
            },
          },
          ...resource,
        },
      },
    },
  ]);
}

/** What each subnet comes to. */
function bySubnet<T>(
  of: Inventory,
  value: (subnet: ReturnType<Inventory["resources"]>[number]) => T,
): unknown {
  return Object.fromEntries(of.resources("aws_subnet").map((subnet) => [subnet.name, value(subnet)]));
}

describe("a subnet", () => {
  it("follows the table that it is associated with, otherwise the adopted default one of its VPC", () => {
    const network = inventory();

    expect(
      bySubnet(network, (subnet) => routeTablesOf(subnet, network).map(({ address }) => address)),
    ).toEqual({
      own: ["aws_route_table.own"],
      pods: ["aws_default_route_table.main"],
      elsewhere: [],
    });
  });

  it("follows nothing that anybody planned while the default table is not adopted", () => {
    const network = inventory({ aws_default_route_table: {} });

    expect(bySubnet(network, (subnet) => routeTablesOf(subnet, network).length)).toEqual({
      own: 1,
      pods: 0,
      elsewhere: 0,
    });
  });

  it("reaches the internet by the routes of the table that it follows", () => {
    const network = inventory();

    expect(bySubnet(network, (subnet) => reachOf(subnet, network))).toEqual({
      own: "none",
      pods: "nat",
      elsewhere: "none",
    });
  });
});

describe("a table", () => {
  it("is followed by subnets that inherit it", () => {
    const network = inventory();
    const [table] = network.resources("aws_default_route_table");

    expect(table && subnetsFollowing(table, network).map(({ name }) => name)).toEqual(["pods"]);
  });
});
